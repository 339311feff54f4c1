import type { ExchangeEvent, Plan } from './events.ts';
import type { IncidentKind } from './incidents/incident.ts';
import type { Exchange } from './exchange.ts';
import type { Context } from './rules.ts';
import type { WaitReason } from './states.ts';
import { giveUpMs, retryWaitMs } from './waits.ts';

const hourMs = 3_600_000;

/** A moment, or the next opening of the system after it. */
export function atOpen(at: number, { rules }: Context): number {
  return rules.hours.nextOpen(at) ?? at + hourMs;
}

/** When to try again after one more failure. */
export function retryAt({ failures }: Exchange, context: Context): number {
  return atOpen(context.now + retryWaitMs(failures, context.jitter), context);
}

/** Waiting; intake is told when it does not know the reason yet. */
export function tellWait(exchange: Exchange, why: WaitReason, plan: Plan, context: Context): ExchangeEvent[] {
  const shown = plan.due !== undefined && !context.rules.hours.isOpen(context.now) && why === 'retry' ? 'office-hours' : why;
  return [{ type: 'waitingStarted', why: shown, until: plan.due, tell: exchange.told !== shown, plan }];
}

/** A stop with an incident. */
export function stop(context: Context, why: string): ExchangeEvent[] {
  return [{ type: 'exchangeParked', why, incident: context.incidentOf(incidentKindOf(why)) }];
}

/** The incident that a stop opens, by its reason. */
export function incidentKindOf(why: string): IncidentKind {
  return malformed.has(why) ? 'malformed' : why === 'foreign-number' ? 'foreign-number' : 'parked';
}

const malformed = new Set(['unreadable', 'content-type', 'encoding', 'too-large', 'code-not-mapped']);

/** Whether the system was silent for so long that a person must look. */
export function isGivenUp({ silentSince }: Exchange, { now, rules }: Context): boolean {
  return silentSince !== undefined && rules.hours.openMs(silentSince, now) >= giveUpMs;
}
