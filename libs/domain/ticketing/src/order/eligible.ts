import { findService, findWindow, levelAt } from '../state/lookup.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';

const minute = 60_000;

/** What of a ticket the order looks at; a person who thinks about taking a number has this much too. */
export type InLine = Pick<Ticket, 'ticket' | 'state' | 'service' | 'ticketClass' | 'rank' | 'slot' | 'directedTo'>;

/** Whether a window may take this waiting ticket: skill, no other open window named, and a booking whose time has come (5.2). */
export function isEligible(state: HallState, window: HallWindow, ticket: InLine): boolean {
  return ticket.state === 'waiting' && levelAt(window, ticket.service) !== undefined && !isDirectedElsewhere(state, window, ticket);
}

/** A paused or closed target releases the ticket to everybody. */
function isDirectedElsewhere(state: HallState, window: HallWindow, ticket: InLine): boolean {
  if (ticket.directedTo === undefined || ticket.directedTo === window.window) return false;
  return findWindow(state, ticket.directedTo)?.state === 'open';
}

/** A booked person is in the line from `mergeLeadMin` before the slot; earlier only when nobody else is. */
export function isActive(state: HallState, ticket: InLine, at: number): boolean {
  return ticket.slot === undefined || ticket.ticketClass !== 'booked' || at >= ticket.slot - state.config.rules.mergeLeadMin * minute;
}

export type Tier = 0 | 1 | 2 | 3;

/** Tier of a ticket at a window (5.3): green service at a green window, priority, booked, ordinary. */
export function tierOf(state: HallState, window: HallWindow, ticket: InLine): Tier {
  if (window.green && findService(state, ticket.service)?.green === true) return 0;
  return { priority: 1, booked: 2, ordinary: 3 }[ticket.ticketClass] as Tier;
}

/** Whether a ticket has waited beyond the bound of its class (5.4). */
export function isAged(state: HallState, ticket: InLine, at: number): boolean {
  return at - (ticket.rank[0] ?? at) >= state.config.rules.ageingMin[ticket.ticketClass] * minute;
}
