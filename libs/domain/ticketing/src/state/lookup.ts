import type { ServicePlan } from '../wire/config.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';
import { perState } from './per-state.ts';
import { findIn } from './ticket-table.ts';

export function findTicket(state: HallState, ticket: string): Ticket | undefined {
  return findIn(state.tickets, ticket);
}

/** A ticket that an event or another part of the state names. Throws when the journal speaks of a ticket that it never issued. */
export function getTicket(state: HallState, ticket: string): Ticket {
  const found = findTicket(state, ticket);
  if (!found) throw new Error(`the journal of ${state.hall} on ${state.day} names a ticket that was never issued`);
  return found;
}

/** The ticket of a number of today, live or final. */
export function findByNumber(state: HallState, number: string): Ticket | undefined {
  for (const bucket of state.tickets) for (const ticket of bucket) if (ticket.number === number) return ticket;
  return undefined;
}

export function findWindow(state: HallState, window: string): HallWindow | undefined {
  return state.windows.find((each) => each.window === window);
}

export function getWindow(state: HallState, window: string): HallWindow {
  const found = findWindow(state, window);
  if (!found) throw new Error(`the journal of ${state.hall} on ${state.day} names a window that was never planned`);
  return found;
}

export function findService(state: HallState, service: string): ServicePlan | undefined {
  return state.config.services.find((each) => each.service === service);
}

/** Tickets in no final state, in the order of issue. */
export function liveTickets(state: HallState): Ticket[] {
  return state.live.map((id) => getTicket(state, id));
}

/** Everybody who waits, in no particular order: whoever needs one sorts by rank. */
export const waitingTickets = perState((state) => ticketsBeing(state, 'waiting'));

/** All tickets in a state, in no particular order. */
export function ticketsBeing(state: HallState, being: Ticket['state']): Ticket[] {
  const found: Ticket[] = [];
  for (const bucket of state.tickets) for (const ticket of bucket) if (ticket.state === being) found.push(ticket);
  return found;
}

/** Skill level of a window for a service; undefined when it has no such skill in force. */
export function levelAt(window: HallWindow, service: string): number | undefined {
  return window.skills.find((skill) => skill.service === service)?.level;
}

/** Open windows that serve a service now. */
export function windowsServing(state: HallState, service: string): HallWindow[] {
  return state.windows.filter((window) => window.state === 'open' && levelAt(window, service) !== undefined);
}
