import { findTicket, findWindow } from '../state/lookup.ts';
import type { HallEvent } from '../wire/events.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';
import type { Change } from '../wire/views.ts';
import { missedNumbers, waitingRows } from './screen-view.ts';
import { byAnnouncement } from './positions.ts';

/**
 * What a commit changes on the public screens. Read from the states before and after it, with the events for what was announced
 * again; applied to the view before, the changes give exactly the view after.
 */
export function changesOf(before: HallState, events: readonly HallEvent[], after: HallState, zone?: string): Change[] {
  const inZone = (window: HallWindow) => zone === undefined || window.zone === zone;
  const windows = after.windows.filter(inZone);
  return [
    ...left(before, after, windows),
    ...announced(events, after, windows),
    ...started(before, after, windows),
    ...windows.flatMap((window) => windowChange(before, window)),
    ...waitingChanges(before, after),
    ...missedChange(before, after),
  ];
}

function left(before: HallState, after: HallState, windows: readonly HallWindow[]): Change[] {
  return windows.flatMap(({ window, current }): Change[] => {
    const was = currentAt(before, window);
    if (!was || was.ticket === current) return [];
    return [{ kind: 'left', number: was.number, window, ticketClass: was.ticketClass }];
  });
}

/** Calls and recalls of those who are still at the window after the commit, oldest announcement first. */
function announced(events: readonly HallEvent[], after: HallState, windows: readonly HallWindow[]): Change[] {
  const recalled = new Set(events.flatMap((event) => (event.type === 'ticketRecalled' ? event.ticket : [])));
  const called = new Set(events.flatMap((event) => (event.type === 'ticketCalled' ? event.ticket : [])));
  return windows
    .flatMap(({ current }) => (current === undefined ? [] : (findTicket(after, current) ?? [])))
    .filter(({ ticket }) => called.has(ticket) || recalled.has(ticket))
    .toSorted((one, other) => byAnnouncement(other, one))
    .map((ticket) => ({ kind: called.has(ticket.ticket) ? 'called' : 'recalled', ...about(ticket) }));
}

function started(before: HallState, after: HallState, windows: readonly HallWindow[]): Change[] {
  return windows.flatMap(({ window }): Change[] => {
    const now = currentAt(after, window);
    const was = currentAt(before, window);
    const begins = now?.state === 'serving' && !(was?.ticket === now.ticket && was.state === 'serving');
    return begins ? [{ kind: 'started', ...about(now) }] : [];
  });
}

function about(ticket: Ticket) {
  return { number: ticket.number, window: ticket.window ?? '', ticketClass: ticket.ticketClass };
}

function currentAt(state: HallState, window: string): Ticket | undefined {
  const current = findWindow(state, window)?.current;
  return current === undefined ? undefined : findTicket(state, current);
}

function windowChange(before: HallState, window: HallWindow): Change[] {
  if (findWindow(before, window.window)?.state === window.state) return [];
  return [{ kind: 'window', window: window.window, state: window.state }];
}

function waitingChanges(before: HallState, after: HallState): Change[] {
  const was = new Map(waitingRows(before).map((row) => [row.service, row]));
  return waitingRows(after).flatMap((now): Change[] => {
    const then = was.get(now.service);
    const same = then?.count === now.count && then.range?.lowMin === now.range?.lowMin && then.range?.highMin === now.range?.highMin;
    return same ? [] : [{ kind: 'waiting', ...now }];
  });
}

function missedChange(before: HallState, after: HallState): Change[] {
  const numbers = missedNumbers(after);
  return numbers.join() === missedNumbers(before).join() ? [] : [{ kind: 'missed', numbers }];
}
