import type { HallEvent } from '../wire/events.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';

/** What never leaves the engine: who the person is, why the class is given, who of the staff did it, what they noted. */
const secrets: ReadonlySet<string> = new Set(['person', 'classReason', 'device', 'by', 'clerk', 'engine', 'note', 'exception']);

/** Events as the feed carries them: about a person they hold number, window and class. */
export function stripEvents(events: readonly HallEvent[]): HallEvent[] {
  return events.map(stripEvent);
}

function stripEvent(event: HallEvent): HallEvent {
  const kept = without(event, secrets);
  if (kept.type === 'ticketClassSet' || kept.type === 'ticketCancelled') return without(kept, new Set(['reason']));
  return kept;
}

/** The state as a snapshot carries it: exactly what the stripped events of the day lead to. */
export function stripState(state: HallState): HallState {
  return {
    ...state,
    windows: state.windows.map((window): HallWindow => without(window, secrets)),
    tickets: state.tickets.map((bucket) => bucket.map((ticket): Ticket => without(ticket, secrets))),
  };
}

function without<T extends object>(value: T, keys: ReadonlySet<string>): T {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key))) as T;
}
