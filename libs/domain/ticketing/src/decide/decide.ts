import type { CommandType, HallCommand } from '../wire/commands.ts';
import type { HallState } from '../wire/state.ts';
import { addMatter, cancelTicket, reprintTicket, setTicketClass } from './tickets/alter.ts';
import { callNext, callTicket } from './call.ts';
import type { Context, Decided } from './context.ts';
import { closeDay, sweepDay, turnDay } from './day.ts';
import { serveDirect } from './direct.ts';
import { finishService, startService } from './finish.ts';
import { holdTicket, resumeTicket } from './tickets/hold.ts';
import { issueTicket } from './tickets/issue.ts';
import { missTicket, recallTicket } from './miss.ts';
import { refuse } from './refusal.ts';
import { returnTicket } from './tickets/return.ts';
import { transferTicket } from './tickets/transfer.ts';
import { closeWindow, openWindow, pauseWindow, resumeWindow, setSkills } from './windows.ts';

type Decision<C> = (state: HallState, command: C, context: Context) => Decided;

/** Who decides each command. Total: a command of the schema without a line here does not compile. */
const decisions: { readonly [T in CommandType]: Decision<Extract<HallCommand, { type: T }>> } = {
  issueTicket,
  callNext,
  callTicket,
  recallTicket,
  serveDirect,
  startService,
  missTicket,
  returnTicket,
  holdTicket,
  resumeTicket,
  transferTicket,
  finishService,
  cancelTicket,
  addMatter,
  setTicketClass,
  reprintTicket,
  openWindow,
  pauseWindow,
  resumeWindow,
  closeWindow,
  setSkills,
  openDay: turnDay,
  stopIssuing: turnDay,
  resumeIssuing: turnDay,
  closeDay,
  sweepDay,
};

const ofTheDay: ReadonlySet<CommandType> = new Set<CommandType>([
  'openDay',
  'stopIssuing',
  'resumeIssuing',
  'closeDay',
  'sweepDay',
  'issueTicket',
]);

/**
 * What a command does to a hall day, or why it does nothing. Pure: time, actor and ids come with the context (design section 2).
 * The day that the client sees must be the current one; a closed day is sealed and takes nothing more.
 */
export function decide(state: HallState, command: HallCommand, context: Context): Decided {
  if (command.day !== undefined && command.day !== state.day) return refuse('day-changed', { day: state.day });
  if (state.state === 'closed' && !ofTheDay.has(command.type)) return refuse('day-is-closed', { day: state.day });
  return (decisions[command.type] as Decision<HallCommand>)(state, command, context);
}
