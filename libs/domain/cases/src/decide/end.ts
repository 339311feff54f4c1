import type { Case } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, IssuedDocument } from '../facts.ts';
import { refuse, refuseCommand } from '../refusal.ts';
import type { Context, Decided, Prepared } from './context.ts';

/** Refuses to accept (不予受理): with a reason code and a remedy in words, so that the resident knows what to do next. */
export function refuseCase(on: Case, command: Prepared<'caseRefused', 'refusedOn'>, context: Context): Decided {
  const refusal = refuseCommand(on, 'refuse', context.actor);
  if (refusal) return refusal;
  if (command.remedy.zh.trim() === '' || command.remedy.en.trim() === '') return refuse('reason-required', { missing: 'remedy' });
  return [{ ...command, type: 'caseRefused', by: context.doer, refusedOn: context.today }];
}

export interface WithdrawCommand {
  /** The signed request, scanned; needed when a clerk acts for the resident. */
  readonly request?: CaseFile | undefined;
  readonly document: IssuedDocument;
}

/** Withdraws. Once something was ordered the bureau must cancel first: then it is asked, and the clocks run on. */
export function withdraw(on: Case, command: WithdrawCommand, context: Context): Decided {
  const refusal = refuseCommand(on, 'withdraw', context.actor);
  if (refusal) return refusal;
  const { request, document } = command;
  if (!request && !context.actor.roles.includes('resident')) return refuse('signed-request-missing');
  if (on.withdrawalAskedAt !== undefined) return refuse('withdrawal-asked-already');
  const by = { by: context.doer, ...(request ? { request } : {}) };
  if (on.orders.length === 0) return [{ type: 'caseWithdrawn', ...by, document }];
  return [{ type: 'withdrawalAsked', ...by }, ...cancels(on)];
}

function cancels(on: Case): CaseEvent[] {
  const open = on.orders.filter((order) => order.state !== 'answered' && order.state !== 'cancelled');
  return open.map(({ system, bureau, exchangeKey }) => ({ type: 'cancelOrdered', system, bureau, exchangeKey, reason: 'withdrawn' }));
}

/** Strikes out a case that should not be: same business day, never transferred, nothing ordered. Its number is never used again. */
export function voidCase(on: Case, reason: 'duplicate' | 'wrong-person', context: Context): Decided {
  const refusal = refuseCommand(on, 'void', context.actor);
  if (refusal) return refusal;
  const late = context.today !== on.receivedOn || on.transfers > 0 || on.orders.length > 0;
  if (late) return refuse('void-too-late', { receivedOn: on.receivedOn, transfers: on.transfers, orders: on.orders.length });
  return [{ type: 'caseVoided', by: context.doer, reason }];
}
