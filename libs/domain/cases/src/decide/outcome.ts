import type { Case } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { isRefusal, refuse, refuseCommand } from '../refusal.ts';
import type { CaseRefusal } from '../refusal.ts';
import type { Context, Decided, Prepared } from './context.ts';

export type Answer = Prepared<'answerRecorded', 'used' | 'whyNot'> & { readonly by: 'system' | 'hand' };
export type Report = Prepared<'exchangeReported'> & { readonly bureauRef?: string | undefined };

/**
 * Keeps a bureau's answer, and decides the case with it when the table and the guards allow. A refused decision never loses the
 * answer: it stays, with the reason why it decided nothing, and a person is asked to look.
 */
export function recordAnswer(on: Case, answer: Answer, context: Context): Decided {
  const refusal = refuseCommand(on, 'recordAnswer', context.actor);
  if (refusal) return refusal;
  const decision = decideByAnswer(on, answer, context);
  if (isRefusal(decision)) return [{ ...answer, type: 'answerRecorded', used: false, whyNot: decision.refused.code }];
  return [{ ...answer, type: 'answerRecorded', used: true }, decision];
}

/** Decides a case by a bureau's answer. Denied needs a reason; no deferred line may be overdue; the order must be this case's. */
export function decideByAnswer(on: Case, answer: Answer, context: Context): CaseEvent | CaseRefusal {
  const refusal = refuseCommand(on, 'decide', context.actor);
  if (refusal) return refusal;
  const order = on.orders.find((one) => one.exchangeKey === answer.exchangeKey && one.system === answer.system);
  if (!order) return refuse('not-permitted', { exchangeKey: answer.exchangeKey });
  if (answer.outcome === 'denied' && answer.reason === undefined) return refuse('reason-required');
  const overdue = on.checklist.filter((line) => line.state === 'deferred' && line.dueOn !== undefined && line.dueOn < context.today);
  if (overdue.length > 0) return refuse('deferral-open', { materials: overdue.map((line) => line.material) });
  return {
    type: 'caseDecided',
    outcome: answer.outcome,
    bureau: order.bureau,
    exchangeKey: order.exchangeKey,
    bureauRef: answer.bureauRef,
    decidedOn: context.today,
    ...(answer.reason === undefined ? {} : { reason: answer.reason }),
    results: answer.results,
  };
}

/** Word that decides nothing: acknowledged (starts the review), waiting, rejected, cancelled (ends an asked withdrawal), parked. */
export function recordReport(on: Case, report: Report, context: Context): Decided {
  const refusal = refuseCommand(on, 'recordAnswer', context.actor);
  if (refusal) return refusal;
  const { bureauRef, ...kept } = report;
  const reported: CaseEvent = { ...kept, type: 'exchangeReported' };
  const follows =
    report.state === 'acknowledged' ? startReview(on, report.exchangeKey, bureauRef ?? '', context) : confirmed(on, report, context);
  return isRefusal(follows) ? [reported] : [reported, follows];
}

/** Starts the review: the bureau's system has taken the order. */
export function startReview(on: Case, exchangeKey: string, bureauRef: string, context: Context): CaseEvent | CaseRefusal {
  const refusal = refuseCommand(on, 'startReview', context.actor);
  if (refusal) return refusal;
  if (!on.orders.some((order) => order.exchangeKey === exchangeKey)) return refuse('not-permitted', { exchangeKey });
  return { type: 'reviewStarted', exchangeKey, bureauRef };
}

function confirmed(on: Case, report: Report, context: Context): CaseEvent | CaseRefusal {
  if (report.state !== 'cancelled') return refuse('withdrawal-not-asked');
  return confirmWithdrawal(on, context);
}

/** Ends an asked withdrawal once the bureau has cancelled. A decision that arrives first wins. */
export function confirmWithdrawal(on: Case, context: Context): CaseEvent | CaseRefusal {
  const refusal = refuseCommand(on, 'confirmWithdrawal', context.actor);
  if (refusal) return refusal;
  return on.withdrawalAskedAt === undefined ? refuse('withdrawal-not-asked') : { type: 'caseWithdrawn' };
}
