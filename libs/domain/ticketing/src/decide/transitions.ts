import type { Ticket } from '../wire/state.ts';
import type { CommandType } from '../wire/commands.ts';
import type { TicketState } from '../wire/values.ts';
import { refuse } from './refusal.ts';
import type { Refused } from './refusal.ts';

type Row = Partial<Record<CommandType, readonly TicketState[]>>;

const sameInFinal: Row = {};

/** Which command may meet a ticket in which state, and where it may take it: the table of spec/queue.md 3.1. */
export const ticketTransitions: Readonly<Record<TicketState, Row>> = {
  waiting: {
    callNext: ['called'],
    callTicket: ['called'],
    holdTicket: ['held'],
    transferTicket: ['waiting'],
    cancelTicket: ['cancelled'],
    addMatter: ['waiting'],
    reprintTicket: ['waiting'],
    setTicketClass: ['waiting'],
    sweepDay: ['expired'],
  },
  called: {
    recallTicket: ['called'],
    startService: ['serving'],
    missTicket: ['missed', 'voided'],
    holdTicket: ['held'],
    transferTicket: ['waiting'],
    cancelTicket: ['cancelled'],
    addMatter: ['called'],
    reprintTicket: ['called'],
    sweepDay: ['expired'],
  },
  serving: {
    holdTicket: ['held'],
    transferTicket: ['waiting'],
    finishService: ['finished', 'waiting'],
    addMatter: ['serving'],
    reprintTicket: ['serving'],
    sweepDay: ['expired'],
  },
  held: {
    callTicket: ['called'],
    resumeTicket: ['waiting', 'called'],
    transferTicket: ['waiting'],
    cancelTicket: ['cancelled'],
    addMatter: ['held'],
    reprintTicket: ['held'],
    setTicketClass: ['held'],
    sweepDay: ['expired'],
  },
  missed: {
    callTicket: ['called'],
    returnTicket: ['waiting'],
    cancelTicket: ['cancelled'],
    reprintTicket: ['missed'],
    sweepDay: ['expired'],
  },
  finished: sameInFinal,
  cancelled: sameInFinal,
  voided: sameInFinal,
  expired: sameInFinal,
};

/** Whether a command may meet this ticket at all. */
export function refuseState(ticket: Ticket, command: CommandType): Refused | undefined {
  if (ticketTransitions[ticket.state][command]) return undefined;
  return refuse(`ticket-is-${ticket.state}`, { number: ticket.number, state: ticket.state });
}
