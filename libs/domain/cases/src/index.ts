export { CaseOutcome, CaseState, phaseOf, statesOf } from './states.ts';
export type { Phase } from './states.ts';
export { caseCommands, caseTransitions, keepingCommands, legalCommands, targetsOf } from './transitions.ts';
export type { CaseCommand, KeepingCommand, Standing } from './transitions.ts';
export { mayCommand, rights } from './actor.ts';
export type { Actor, ActorKind } from './actor.ts';
export {
  CaseFile,
  CaseResult,
  ChecklistLine,
  DayLimit,
  DocumentKind,
  Doer,
  FileType,
  IssuedDocument,
  PinnedItem,
  Settlement,
  TicketLink,
} from './facts.ts';
export { CaseEvent } from './events.ts';
export type { CaseEventOf } from './events.ts';
export type { Act, Case, Decision, Order } from './case.ts';
export { evolve, replay } from './evolve.ts';
export type { EventAt } from './evolve.ts';
export { holderOf } from './custody.ts';
export type { CustodyLine, Holder, Station } from './custody.ts';
export type { ClockName, ClockRun, ClockRuns } from './clock-run.ts';
export { dueClock, readClocks } from './clock-reading.ts';
export type { CaseClock } from './clock-reading.ts';
export { allowedCommands, isRefusal, refuse, refuseCommand } from './refusal.ts';
export type { CaseRefusal, CaseRefusalCode } from './refusal.ts';
export type { Context, Decided } from './decide/context.ts';
export { receive } from './decide/receive.ts';
export type { ReceiveChecks, ReceiveCommand } from './decide/receive.ts';
export { addMaterial } from './decide/add-material.ts';
export { accept } from './decide/accept.ts';
export type { AcceptChecks, AcceptCommand } from './decide/accept.ts';
export { confirmWithdrawal, decideByAnswer, recordAnswer, recordReport, startReview } from './decide/outcome.ts';
export type { Answer, Report } from './decide/outcome.ts';
export { close, deliver } from './decide/close.ts';
export type { DeliverCommand } from './decide/close.ts';
export { refuseCase, voidCase, withdraw } from './decide/end.ts';
export type { WithdrawCommand } from './decide/end.ts';
export { linkTicket, note } from './decide/keep.ts';
