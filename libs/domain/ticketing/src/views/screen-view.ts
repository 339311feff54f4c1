import { newcomersRange } from '../estimate/waiting-range.ts';
import { findTicket, liveTickets } from '../state/lookup.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';
import type { ScreenCall, ScreenView, ScreenWindow, ServiceWaiting } from '../wire/views.ts';
import { byAnnouncement } from './positions.ts';

/**
 * What the public screens of a hall, or of one zone of it, show at this position. Total over the states of a ticket: a person who was
 * called stands on it until the window lets go, one who was missed until the ticket ends. Notices belong to the display edge.
 */
export function screenViewOf(state: HallState, zone?: string): ScreenView {
  const windows = state.windows.filter((window) => zone === undefined || window.zone === zone);
  return {
    calls: callsAt(state, windows),
    windows: windows.map((window) => screenWindow(state, window)),
    waiting: state.config.services.map(({ service }) => waitingFor(state, service)),
    missed: missedNumbers(state),
    notices: [],
  };
}

function callsAt(state: HallState, windows: readonly HallWindow[]): ScreenCall[] {
  const current = windows.flatMap(({ current: id }) => (id === undefined ? [] : (findTicket(state, id) ?? [])));
  return current.toSorted(byAnnouncement).map(callOf);
}

export function callOf(ticket: Ticket): ScreenCall {
  const { number, window = '', ticketClass } = ticket;
  return { number, window, ticketClass, fresh: ticket.state === 'called' };
}

function screenWindow(state: HallState, window: HallWindow): ScreenWindow {
  const { window: id, label, state: now, current } = window;
  const number = current === undefined ? undefined : findTicket(state, current)?.number;
  return { window: id, label, state: now, ...(number !== undefined && { number }) };
}

export function waitingFor(state: HallState, service: string): ServiceWaiting {
  const count = liveTickets(state).filter((ticket) => ticket.state === 'waiting' && ticket.service === service).length;
  const range = state.state === 'open' || count > 0 ? newcomersRange(state, service) : undefined;
  return { service, count, ...(range && { range }) };
}

/** Missed numbers that may still return or be called, in the order of issue. */
export function missedNumbers(state: HallState): string[] {
  return liveTickets(state)
    .filter((ticket) => ticket.state === 'missed')
    .map(({ number }) => number);
}
