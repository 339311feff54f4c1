import { findService } from '../state/lookup.ts';
import type { CommandOf } from '../wire/commands.ts';
import type { HallState, Ticket } from '../wire/state.ts';
import { inSequence } from './context.ts';
import type { Context, Decided, Step } from './context.ts';
import { currentFor } from './guards.ts';
import { isRefused, refuse } from './refusal.ts';
import type { Refused } from './refusal.ts';

/** Announces the present call again. */
export function recallTicket(state: HallState, command: CommandOf<'recallTicket'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const found = currentFor(now, command, here);
    if (isRefused(found)) return found;
    const { ticket, window } = found;
    const { recallMax, recallGapMs } = now.config.rules;
    if (ticket.tried - 1 >= recallMax) return refuse('recall-limit', { max: recallMax });
    const early = recallGapMs - sinceAnnounced(ticket, here);
    if (early > 0) return refuse('recall-too-soon', { retryAfterMs: early });
    return [
      {
        type: 'ticketRecalled',
        ticket: ticket.ticket,
        number: ticket.number,
        window: window.window,
        zone: window.zone,
        announcement: `${now.day}/${here.seq}/${here.index}`,
        silent: ticket.silent,
        tried: ticket.tried + 1,
        by: here.by,
      },
    ];
  });
}

/** The person did not come. */
export function missTicket(state: HallState, command: CommandOf<'missTicket'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => missed(now, command, here));
}

/** The miss, and the end of the ticket where the rule or the number of misses ends it. */
export function missed(state: HallState, command: CommandOf<'missTicket'>, context: Context): ReturnType<Step> {
  const found = currentFor(state, command, context);
  if (isRefused(found)) return found;
  const { ticket, window } = found;
  const refused = refuseEarlyMiss(state, ticket, context);
  if (refused) return refused;
  const misses = ticket.misses + 1;
  const miss = { type: 'ticketMissed', ticket: ticket.ticket, window: window.window, misses, by: context.by } as const;
  const reason = endOf(state, ticket, misses);
  return reason ? [miss, { type: 'ticketVoided', ticket: ticket.ticket, misses, reason }] : [miss];
}

function endOf(state: HallState, ticket: Ticket, misses: number): 'rule' | 'limit' | undefined {
  if (findService(state, ticket.service)?.missRule.kind === 'void') return 'rule';
  return misses >= state.config.rules.missMax ? 'limit' : undefined;
}

function refuseEarlyMiss(state: HallState, ticket: Ticket, context: Context): Refused | undefined {
  const { missNeedsCalls, missAfterMs } = state.config.rules;
  if (ticket.tried < missNeedsCalls) return refuse('miss-too-soon', { announced: ticket.tried, needed: missNeedsCalls });
  const early = missAfterMs - sinceAnnounced(ticket, context);
  return early > 0 ? refuse('miss-too-soon', { retryAfterMs: early }) : undefined;
}

function sinceAnnounced(ticket: Ticket, context: Context): number {
  return context.at - (ticket.announcedAt ?? 0);
}
