import type { Check } from './check.ts';
import { limits, places } from './check-limits.ts';
import { order } from './check-order.ts';
import { isLive } from './world.ts';

/** Q2: nothing is said of a ticket that was never issued, and a final one has no further life. */
const lives: Check = (world, event, place, report) => {
  if (!('ticket' in event) || event.type === 'ticketIssued') return;
  const ticket = world.tickets.get(event.ticket);
  const alive = ticket !== undefined && isLive(ticket);
  report.expect('Q2', alive, () => `${place.where}: ${event.type} of a ticket that is ${ticket?.state ?? 'not issued'}`);
};

/** Q1: numbers are unique and sequences have no gap; Q13: none is given out of an open day. */
const numbering: Check = (world, event, place, report) => {
  if (event.type !== 'ticketIssued') return;
  const expected = (world.sequences.get(event.prefix) ?? 0) + 1;
  const printed = `${event.prefix}${String(event.sequence).padStart(3, '0')}`;
  const fresh = !world.numbers.has(event.number) && !world.tickets.has(event.ticket);
  report.expect(
    'Q1',
    event.sequence === expected && fresh && event.number === printed,
    () => `${place.where}: ${event.number}, expected ${expected}`,
  );
  report.expect('Q13', world.state === 'open', () => `${place.where}: issued while the day is ${world.state}`);
};

/** Q3: a window has one current ticket, a ticket one window. */
const oneAtAWindow: Check = (world, event, place, report) => {
  if (event.type !== 'ticketCalled') return;
  const current = [...world.tickets.values()].find(({ window }) => window === event.window);
  const free = current === undefined && world.tickets.get(event.ticket)?.window === undefined;
  report.expect(
    'Q3',
    free,
    () => `${place.where}: ${event.number} to window ${event.window} beside ${current?.number ?? 'another window'}`,
  );
};

/** Q8: calls come from an open window with the skill, by the clerk of its session or a supervisor; fences only grow. */
const sessions: Check = (world, event, place, report) => {
  if (event.type === 'windowOpened') {
    const before = world.windows.get(event.window)?.fence ?? 0;
    report.expect('Q8', event.fence === before + 1, () => `${place.where}: fence ${event.fence} after ${before}`);
  }
  if (event.type !== 'ticketCalled') return;
  const window = world.windows.get(event.window);
  const may = window?.state === 'open' && window.skills.has(event.service);
  report.expect('Q8', may, () => `${place.where}: call to window ${event.window}, ${window?.state ?? 'unknown'}, service ${event.service}`);
  const own = event.by === undefined || event.by.kind === 'supervisor' || event.by.id === window?.clerk;
  report.expect('Q8', own, () => `${place.where}: called by another than the clerk of the session`);
};

/** Q9: only a live ticket that is not at a window is called. */
const callable: Check = (world, event, place, report) => {
  if (event.type !== 'ticketCalled') return;
  const state = world.tickets.get(event.ticket)?.state ?? 'unknown';
  report.expect('Q9', ['waiting', 'held', 'missed'].includes(state), () => `${place.where}: ${event.number} is ${state} and was called`);
};

export const eventChecks: readonly Check[] = [lives, numbering, oneAtAWindow, sessions, callable, order, places, limits];
