import type { ExchangeCommand } from '@yimen/domain-exchanges';
import type { Cancelled, Known, NotSent, Sent, Unknown } from '../adapters/port.ts';

type Noted<Result> = Result & Pick<Sent, 'record'>;

/** What a submission's result means for its exchange. Words of the bureau come in sealed. */
export function commandOfSent(sent: Sent, sealed: string | undefined): ExchangeCommand {
  const { record } = sent;
  switch (sent.kind) {
    case 'acknowledged':
      return { type: 'acknowledge', bureauRef: sent.bureauRef, record };
    case 'answered':
      return { type: 'answer', answer: sent.answer, record };
    case 'rejected':
      return { type: 'reject', code: sent.code, text: sealed, record };
    case 'not-sent':
      return { type: 'notSent', why: sent.why, retryAfterMs: sent.retryAfterMs, record };
    case 'unknown':
      return { type: 'lose', why: sent.why, record };
  }
}

/** What an answer to a question means. */
export function commandOfKnown(known: Known): ExchangeCommand {
  const { record } = known;
  if (known.kind === 'not-known') return { type: 'notKnown', record };
  if (known.kind !== 'known') return inVain(known);
  switch (known.state) {
    case 'open':
      return { type: 'acknowledge', bureauRef: known.bureauRef, record };
    case 'answered':
      return { type: 'answer', answer: known.answer, record };
    case 'cancelled':
      return { type: 'reject', code: 'cancelled-there', record };
  }
}

/** What the end of a wish to cancel means. */
export function commandOfCancelled(cancelled: Cancelled): ExchangeCommand {
  const { record } = cancelled;
  switch (cancelled.kind) {
    case 'cancelled':
      return { type: 'cancelled', bureauRef: cancelled.bureauRef, record };
    case 'too-late':
      return cancelled.answer ? { type: 'answer', answer: cancelled.answer, record } : { type: 'tooLate', record };
    case 'not-known':
      return { type: 'notKnown', record };
    default:
      return inVain(cancelled);
  }
}

function inVain({ why, record }: Noted<NotSent | Unknown>): ExchangeCommand {
  return { type: 'askInVain', why, record };
}
