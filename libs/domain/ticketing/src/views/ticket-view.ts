import { waitingRange } from '../estimate/waiting-range.ts';
import { aheadOf } from '../order/ahead.ts';
import { compareRanks } from '../order/rank.ts';
import { findTicket, waitingTickets } from '../state/lookup.ts';
import type { HallState, Ticket } from '../wire/state.ts';
import type { Matter } from '../wire/values.ts';
import type { Station, TicketView } from '../wire/views.ts';

/** What the holder of a ticket sees; undefined when the day has no such ticket. */
export function ticketViewOf(state: HallState, id: string): TicketView | undefined {
  const ticket = findTicket(state, id);
  if (!ticket) return undefined;
  const { number, service, ticketClass, window, tried, entry } = ticket;
  const waiting = ticket.state === 'waiting';
  return {
    ticket: id,
    number,
    state: ticket.state,
    ...(waiting && { entry }),
    service,
    ticketClass,
    ...(window !== undefined && { window }),
    ...(waiting && place(state, ticket)),
    stations: ticket.matters.map((matter) => stationOf(ticket, matter)),
    tried,
    ...(ticket.held?.until !== undefined && { heldUntil: ticket.held.until }),
    canCancel: waiting || ticket.state === 'held' || ticket.state === 'missed',
    canDefer: waiting && !ticket.deferred,
  };
}

function place(state: HallState, ticket: Ticket) {
  const ahead = aheadOf(state, ticket);
  const range = waitingRange(state, ticket, ahead);
  return { ahead: ahead.length, ...(range && { range }) };
}

const stationStates = { done: 'done', skipped: 'skipped', active: 'now', pending: 'next' } as const;

function stationOf(ticket: Ticket, matter: Matter): Station {
  const window = matter.window ?? (ticket.state === 'called' && matter.service === ticket.service ? ticket.window : undefined);
  return { service: matter.service, state: stationStates[matter.state], ...(window !== undefined && { window }) };
}

/** A row of the one frame for all phones of a hall: number, people ahead, range; −1 where no window is open for it. */
export type LineRow = [number: string, ahead: number, lowMin: number, highMin: number];

/** Everybody who waits, in rank order: spec/queue.md 8, frame `line`. */
export function lineOf(state: HallState): LineRow[] {
  const line = waitingTickets(state).toSorted((left, right) => compareRanks(left.rank, right.rank));
  return line.map((ticket) => {
    const ahead = aheadOf(state, ticket);
    const range = waitingRange(state, ticket, ahead);
    return [ticket.number, ahead.length, range?.lowMin ?? -1, range?.highMin ?? -1];
  });
}
