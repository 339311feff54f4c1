import { newcomersRange } from '../estimate/waiting-range.ts';
import { findTicket, ticketsBeing, waitingTickets } from '../state/lookup.ts';
import { perState } from '../state/per-state.ts';
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
    waiting: waitingRows(state),
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

/** Waiting count and range of every service, in the order of the plan. */
export const waitingRows = perState((state): ServiceWaiting[] => {
  const counts = new Map<string, number>();
  for (const { service } of waitingTickets(state)) counts.set(service, (counts.get(service) ?? 0) + 1);
  return state.config.services.map(({ service }) => {
    const count = counts.get(service) ?? 0;
    const range = state.state === 'open' || count > 0 ? newcomersRange(state, service) : undefined;
    return { service, count, ...(range && { range }) };
  });
});

/** Waiting count and range of one service. */
export function waitingFor(state: HallState, service: string): ServiceWaiting {
  return waitingRows(state).find((row) => row.service === service) ?? { service, count: 0 };
}

/** Missed numbers that may still return or be called, in the order of issue. */
export const missedNumbers = perState((state): string[] =>
  ticketsBeing(state, 'missed')
    .toSorted((left, right) => left.issuedAt - right.issuedAt || (left.number < right.number ? -1 : 1))
    .map(({ number }) => number),
);
