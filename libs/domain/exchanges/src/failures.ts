import type { CommandOf } from './commands.ts';
import type { Decided } from './decide.ts';
import type { ExchangeEvent } from './events.ts';
import type { Exchange } from './exchange.ts';
import { atOpen, isGivenUp, retryAt, stop, tellWait } from './plans.ts';
import type { Context } from './rules.ts';
import type { NotSentReason, WaitReason } from './states.ts';
import { retryWaitMs } from './waits.ts';

/** Reasons that no repetition cures at once: the second in a row stops the exchange. */
const unusable = new Set<string>(['unreadable', 'content-type', 'encoding', 'foreign-number', 'refused-request']);

/** Reasons that stop it at the first time: nothing that is asked again would say more. */
const atOnce = new Set<string>(['too-large', 'code-not-mapped']);

const waitReasons: Partial<Record<NotSentReason, WaitReason>> = {
  hours: 'office-hours',
  breaker: 'breaker',
  bulkhead: 'rate',
  rate: 'rate',
};

/** Nothing arrived, and there is proof of it: the same key goes out again later. */
export function notSent(exchange: Exchange, { why, retryAfterMs, record }: CommandOf<'notSent'>, context: Context): Decided {
  const noted: ExchangeEvent = { type: 'orderNotSent', why, record };
  if (exchange.cancelWish && !exchange.mayHaveArrived) return [noted, { type: 'orderCancelled' }];
  if (isGivenUp(exchange, context)) return [noted, ...stop(context, 'no-contact')];
  const due = retryAfterMs === undefined ? retryAt(exchange, context) : atOpen(context.now + retryAfterMs, context);
  const next = exchange.mayHaveArrived ? 'query' : 'submit';
  return [noted, ...tellWait(exchange, waitReasons[why] ?? 'retry', { next, due }, context)];
}

/** It may have arrived: ask before anything is sent again. */
export function lose(exchange: Exchange, { why, record }: CommandOf<'lose'>, context: Context): Decided {
  const { rules, now, jitter } = context;
  const due = why === 'conflict' ? now : atOpen(now + retryWaitMs(0, jitter), context);
  const lost: ExchangeEvent = { type: 'outcomeLost', why, record, plan: { next: 'query', due } };
  if (atOnce.has(why) || (unusable.has(why) && exchange.unusable > 0)) return [lost, ...stop(context, why)];
  if (rules.dedupe === 'none') return [lost, ...stop(context, 'cannot-ask')];
  if (rules.dedupe === 'ledger') return [lost, ...tellWait(exchange, 'await-ledger', { next: 'query', due: undefined }, context)];
  return [lost];
}

/** The bureau does not know the key. Before its settling time is over, the request may still be under way in its own house. */
export function notKnown(exchange: Exchange, { record }: CommandOf<'notKnown'>, context: Context): Decided {
  const { now, rules, jitter } = context;
  const settledAt = (exchange.settleFrom ?? now) + rules.settleMs;
  const believed = now >= settledAt;
  const noted: ExchangeEvent = { type: 'orderNotKnown', believed, record };
  if (exchange.state === 'acknowledged') return acknowledgedYetNotKnown(exchange, noted, context);
  if (!believed) return [noted, ...tellWait(exchange, 'unknown-outcome', { next: 'query', due: atOpen(settledAt, context) }, context)];
  if (exchange.cancelWish) return [noted, { type: 'orderCancelled' }];
  const due = atOpen(now + Math.round(1000 * jitter), context);
  return [noted, ...tellWait(exchange, 'retry', { next: 'submit', due }, context)];
}

/** A bureau that has forgotten what it acknowledged is watched as overdue, not served twice. */
function acknowledgedYetNotKnown(exchange: Exchange, noted: ExchangeEvent, context: Context): Decided {
  if (exchange.cancelWish) return [noted, { type: 'orderCancelled' }];
  return [noted, { type: 'stillOpen', plan: { next: 'query', due: retryAt(exchange, context) } }];
}

/** A question without a usable answer: ask again later. */
export function askInVain(exchange: Exchange, { why, record }: CommandOf<'askInVain'>, context: Context): Decided {
  const plan = { next: exchange.next ?? 'query', due: retryAt(exchange, context) };
  const noted: ExchangeEvent = { type: 'askedInVain', why, record, plan };
  if (exchange.state === 'acknowledged') return [noted];
  if (atOnce.has(why) || (unusable.has(why) && exchange.unusable > 0)) return [noted, ...stop(context, why)];
  if (isGivenUp(exchange, context)) return [noted, ...stop(context, 'no-contact')];
  return [noted, ...tellWait(exchange, 'unknown-outcome', { ...plan, next: 'query' }, context)];
}
