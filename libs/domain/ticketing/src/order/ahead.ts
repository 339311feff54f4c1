import { waitingTickets } from '../state/lookup.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';
import { comparerAt } from './choose-next.ts';
import { isActive, isEligible } from './eligible.ts';
import type { InLine } from './eligible.ts';

/**
 * Who would be called before this waiting ticket: everybody who stands before it in the order of section 5 at some open window that
 * can serve it. While none is open, the planned windows are asked.
 */
export function aheadOf(state: HallState, ticket: InLine): Ticket[] {
  const lines = linesOf(state, ticket).map((window) => ({ window, compare: comparerAt(state, window) }));
  return waitingTickets(state).filter(
    (other) =>
      other.ticket !== ticket.ticket &&
      isActive(state, other, state.at) &&
      lines.some(({ window, compare }) => isEligible(state, window, other) && compare(other, ticket) < 0),
  );
}

/** The windows whose lines differ for this ticket: two windows with the same skills have the same line. */
function linesOf(state: HallState, ticket: InLine): HallWindow[] {
  const open = state.windows.filter((window) => window.state === 'open' && isEligible(state, window, ticket));
  const serving = open.length > 0 ? open : plannedFor(state, ticket);
  const directed = new Set(waitingTickets(state).flatMap(({ directedTo }) => directedTo ?? []));
  const lines = new Map(serving.map((window) => [lineKey(window, directed), window]));
  return [...lines.values()];
}

function plannedFor(state: HallState, ticket: InLine): HallWindow[] {
  return state.windows
    .map((window) => ({ ...window, skills: window.planned }))
    .filter((window) => window.skills.some(({ service }) => service === ticket.service));
}

function lineKey(window: HallWindow, directed: ReadonlySet<string>): string {
  const skills = window.skills.map(({ service, level }) => `${service}:${level}`).toSorted();
  return [...skills, window.green ? 'green' : '', directed.has(window.window) ? window.window : ''].join(' ');
}

/** Somebody who would take a number of this service now. */
export function newcomer(state: HallState, service: string, ticketClass: Ticket['ticketClass'] = 'ordinary'): InLine {
  return { ticket: '', state: 'waiting', service, ticketClass, rank: [Math.max(state.at, 0) + 1] };
}
