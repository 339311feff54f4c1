import { getTicket, getWindow } from '../state/lookup.ts';
import { put } from '../state/ticket-table.ts';
import { FinalState } from '../wire/values.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';

/** The state with one ticket changed; a ticket that reaches a final state leaves the list of the live ones. */
export function withTicket(state: HallState, id: string, change: (ticket: Ticket) => Ticket): HallState {
  const before = getTicket(state, id);
  const after = change(before);
  const changed = { ...state, tickets: put(state.tickets, after) };
  if (before.state === after.state || !isFinal(after)) return changed;
  return {
    ...changed,
    live: state.live.filter((each) => each !== id),
    finals: { ...state.finals, [after.state]: (state.finals[after.state] ?? 0) + 1 },
  };
}

function isFinal(ticket: Ticket): boolean {
  return FinalState.safeParse(ticket.state).success;
}

/** The state with one window changed. */
export function withWindow(state: HallState, id: string, change: (window: HallWindow) => HallWindow): HallState {
  const before = getWindow(state, id);
  return { ...state, windows: state.windows.with(state.windows.indexOf(before), change(before)) };
}

/** Takes the ticket from the window that has it. */
export function released(state: HallState, id: string): HallState {
  const { window } = getTicket(state, id);
  if (window === undefined) return state;
  return withWindow(state, window, ({ current: _gone, ...rest }) => rest);
}

/** A ticket without what belongs to one visit at a window. */
export function offWindow({ window: _window, held: _held, ...rest }: Ticket): Ticket {
  return rest;
}
