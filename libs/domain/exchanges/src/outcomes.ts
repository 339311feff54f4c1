import type { CommandOf } from './commands.ts';
import type { Decided } from './decide.ts';
import type { Answer, Exchange } from './exchange.ts';
import { atOpen, stop } from './plans.ts';
import type { Context } from './rules.ts';
import { hasEnded } from './states.ts';
import { pollWaitMs } from './waits.ts';

/** Taken; the answer comes later. Said again it only means that it is still open. */
export function acknowledge(exchange: Exchange, { bureauRef, record }: CommandOf<'acknowledge'>, context: Context): Decided {
  const looks = exchange.state === 'acknowledged' ? exchange.failures : 0;
  const due = exchange.cancelWish ? context.now : atOpen(context.now + pollWaitMs(looks, context.jitter), context);
  const plan = { next: exchange.cancelWish ? ('cancel' as const) : ('query' as const), due };
  if (exchange.state === 'acknowledged' && exchange.bureauRef === bureauRef) return [{ type: 'stillOpen', plan, record }];
  return [{ type: 'orderAcknowledged', bureauRef, plan, record }];
}

/** The first outcome stands: the same again has no effect, a different one is kept and shown. */
export function answer(exchange: Exchange, command: CommandOf<'answer'>): Decided {
  const { record, claims } = command;
  if (!hasEnded(exchange.state)) return [{ type: 'orderAnswered', answer: command.answer, by: 'system', claims, record }];
  if (exchange.answer && isSame(exchange.answer, command.answer)) return [];
  return [{ type: 'secondAnswerKept', answer: command.answer, record }];
}

function isSame(one: Answer, other: Answer): boolean {
  return one.bureauRef === other.bureauRef && one.outcome === other.outcome && one.reason === other.reason;
}

/** A business no: never retried. */
export function reject(_exchange: Exchange, { code, text, record }: CommandOf<'reject'>): Decided {
  return [{ type: 'orderRejected', code, text, record }];
}

/** Withdrawn before anything left the house, or a wish that the scheduler carries to the bureau. A decision that is there stands. */
export function requestCancel(exchange: Exchange, { reason, messageId }: CommandOf<'requestCancel'>, context: Context): Decided {
  if (hasEnded(exchange.state) || exchange.cancelWish) return [];
  const nothingOut = (exchange.state === 'ordered' || exchange.state === 'waiting') && !exchange.mayHaveArrived;
  const isTaken = exchange.state === 'acknowledged';
  const plan = isTaken ? { next: 'cancel' as const, due: context.now } : { next: exchange.next, due: exchange.due };
  const asked = { type: 'cancelAsked', reason, messageId, plan } as const;
  if (nothingOut) return [asked, { type: 'orderCancelled' }];
  return isTaken && !context.rules.cancel ? [asked, ...stop(context, 'cancel-by-hand')] : [asked];
}

export function cancelled(_exchange: Exchange, { bureauRef, record }: CommandOf<'cancelled'>): Decided {
  return [{ type: 'orderCancelled', bureauRef, record }];
}

/** The decision came first: look at it. */
export function tooLate(_exchange: Exchange, { record }: CommandOf<'tooLate'>, context: Context): Decided {
  return [{ type: 'cancelTooLate', record, plan: { next: 'query', due: context.now } }];
}

export function park(_exchange: Exchange, { why }: CommandOf<'park'>, context: Context): Decided {
  return stop(context, why);
}

/** The same key again. What may have arrived is asked for first; where nobody can be asked, the person who replays has made sure. */
export function replayParked(exchange: Exchange, { by }: CommandOf<'replay'>, context: Context): Decided {
  const isKnownAbsent = context.rules.dedupe === 'none';
  const next = exchange.mayHaveArrived && !isKnownAbsent ? 'query' : 'submit';
  return [{ type: 'exchangeReplayed', by, isKnownAbsent, plan: { next, due: atOpen(context.now, context) } }];
}

/** A liaison was told by telephone; a second person confirms it. */
export function answerByHand(exchange: Exchange, command: CommandOf<'answerByHand'>): Decided {
  if (command.by === command.confirmedBy) return { refused: 'second-person-needed', state: exchange.state };
  return [{ type: 'orderAnswered', answer: command.answer, by: 'hand' }];
}

export function giveUp(exchange: Exchange, { reason, by, confirmedBy }: CommandOf<'giveUp'>): Decided {
  if (by === confirmedBy) return { refused: 'second-person-needed', state: exchange.state };
  return [{ type: 'orderRejected', code: reason }];
}
