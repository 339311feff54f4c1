import { levelAt, waitingTickets } from '../state/lookup.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';
import { comparerAt, lineAt } from './choose-next.ts';
import { isEligible } from './eligible.ts';
import type { InLine } from './eligible.ts';

/**
 * Who would be called before this waiting ticket: everybody who stands before it in the order of section 5 at some open window that
 * can serve it. While none is open, the planned windows are asked.
 */
export function aheadOf(state: HallState, ticket: InLine): Ticket[] {
  const before = new Map<string, Ticket>();
  for (const window of linesOf(state, ticket)) {
    const compare = comparerAt(state, window);
    for (const other of lineAt(state, window, state.at)) {
      if (other.ticket !== ticket.ticket && compare(other, ticket) < 0) before.set(other.ticket, other);
    }
  }
  return [...before.values()];
}

/** The windows whose lines differ for this ticket: two windows with the same skills have the same line. */
function linesOf(state: HallState, ticket: InLine): HallWindow[] {
  const open = state.windows.filter((window) => window.state === 'open' && isEligible(state, window, ticket));
  const serving = open.length > 0 ? open : plannedFor(state, ticket);
  const lines = new Map(serving.map((window) => [lineKey(state, window), window]));
  return [...lines.values()];
}

function plannedFor(state: HallState, ticket: InLine): HallWindow[] {
  return state.windows
    .map((window) => ({ ...window, skills: window.planned }))
    .filter((window) => levelAt(window, ticket.service) !== undefined);
}

function lineKey(state: HallState, window: HallWindow): string {
  const skills = window.skills.map(({ service, level }) => `${service}:${level}`).toSorted();
  const directed = waitingTickets(state).some((ticket) => ticket.directedTo === window.window);
  return [...skills, window.green ? 'green' : '', directed ? window.window : ''].join(' ');
}

/** Somebody who would take a number of this service now. */
export function newcomer(state: HallState, service: string, ticketClass: Ticket['ticketClass'] = 'ordinary'): InLine {
  return { ticket: '', state: 'waiting', service, ticketClass, rank: [Math.max(state.at, 0) + 1] };
}
