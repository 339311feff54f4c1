import { levelAt, waitingTickets } from '../state/lookup.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';
import type { Choice } from '../wire/values.ts';
import { isActive, isAged, isEligible, tierOf } from './eligible.ts';
import type { InLine } from './eligible.ts';
import { compareRanks } from './rank.ts';

/** Who comes next to a window, and why. */
export interface Chosen {
  readonly ticket: Ticket;
  readonly choice: Extract<Choice, 'next' | 'aged' | 'green' | 'directed'>;
}

/**
 * Decides for callNext, for the counts of people ahead and for the supervisor's list (spec/queue.md section 5). One function and one
 * tie-break, so that what is shown is what will be done.
 *
 * @param at ms, the commit's time: ageing and bookings depend on it
 */
export function chooseNext(state: HallState, window: HallWindow, at: number): Chosen | undefined {
  const line = lineAt(state, window, at);
  const head = first(line, comparerAt(state, window));
  if (!head) return undefined;
  if (head.directedTo === window.window) return { ticket: head, choice: 'directed' };
  const aged = agedTurn(state, window, line, head, at);
  if (aged) return { ticket: aged, choice: 'aged' };
  return { ticket: head, choice: tierOf(state, window, head) === 0 ? 'green' : 'next' };
}

/** Everybody the window may take now. Bookings before their time count only when there is nobody else. */
export function lineAt(state: HallState, window: HallWindow, at: number): Ticket[] {
  const eligible = waitingTickets(state).filter((ticket) => isEligible(state, window, ticket));
  const active = eligible.filter((ticket) => isActive(state, ticket, at));
  return active.length > 0 ? active : eligible;
}

/** The key of 5.5 without the aged turn: directed here, tier, skill level, rank. */
export function comparerAt(state: HallState, window: HallWindow): (left: InLine, right: InLine) => number {
  const directed = (ticket: InLine) => (ticket.directedTo === window.window ? 0 : 1);
  const level = (ticket: InLine) => levelAt(window, ticket.service) ?? 9;
  return (left, right) =>
    directed(left) - directed(right) ||
    tierOf(state, window, left) - tierOf(state, window, right) ||
    level(left) - level(right) ||
    compareRanks(left.rank, right.rank);
}

/** The oldest aged ticket, when it stands below the head and the window has passed it `priorityRunMax` times in a row. */
function agedTurn(state: HallState, window: HallWindow, line: readonly Ticket[], head: Ticket, at: number): Ticket | undefined {
  const aged = line.filter((ticket) => isAged(state, ticket, at));
  const oldest = first(aged, (left, right) => compareRanks(left.rank, right.rank));
  if (!oldest || tierOf(state, window, oldest) <= tierOf(state, window, head)) return undefined;
  return (window.passes[oldest.ticket] ?? 0) >= state.config.rules.priorityRunMax ? oldest : undefined;
}

/**
 * The run counters of a window after a call: one more for each aged, eligible ticket of a lower tier than the called one; all
 * others fall back to none, because the run "in a row, while it was eligible and aged" has ended for them. An aged turn restarts all.
 */
export function passesAfter(state: HallState, window: HallWindow, called: Ticket, choice: Choice, at: number): Record<string, number> {
  if (choice === 'aged') return {};
  const tier = tierOf(state, window, called);
  const passed = lineAt(state, window, at).filter(
    (ticket) => ticket.ticket !== called.ticket && isAged(state, ticket, at) && tierOf(state, window, ticket) > tier,
  );
  return Object.fromEntries(passed.map((ticket) => [ticket.ticket, (window.passes[ticket.ticket] ?? 0) + 1]));
}

function first(line: readonly Ticket[], compare: (left: Ticket, right: Ticket) => number): Ticket | undefined {
  return line.reduce<Ticket | undefined>((best, each) => (best && compare(best, each) <= 0 ? best : each), undefined);
}
