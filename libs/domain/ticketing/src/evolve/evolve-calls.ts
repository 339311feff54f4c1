import { passesAfter } from '../order/choose-next.ts';
import { getTicket, getWindow, ticketsBeing } from '../state/lookup.ts';
import { serviceOf } from '../state/itinerary.ts';
import type { EventOf } from '../wire/events.ts';
import type { HallState, Ticket } from '../wire/state.ts';
import type { Choice } from '../wire/values.ts';
import { offWindow, released, withTicket, withWindow } from './change-ticket.ts';
import type { Moment } from './moment.ts';

/** Calls that the order chose; the others are logged exceptions to it and neither count in a run nor end one. */
const byOrder: ReadonlySet<Choice> = new Set<Choice>(['next', 'aged', 'green', 'directed']);

export function ticketCalled(state: HallState, event: EventOf<'ticketCalled'>, moment: Moment): HallState {
  const before = getTicket(state, event.ticket);
  const counted = byOrder.has(event.choice) ? countRun(state, event, before, moment) : state;
  const called = withTicket(counted, event.ticket, (ticket) => ({
    ...announced(withoutTimes(offWindow(ticket)), event.tried, moment),
    state: 'called',
    window: event.window,
    calls: ticket.calls + 1,
    calledAt: moment.at,
    choice: event.choice,
  }));
  return countPassed(
    withWindow(called, event.window, (window) => ({ ...window, current: event.ticket })),
    event,
  );
}

function countRun(state: HallState, event: EventOf<'ticketCalled'>, ticket: Ticket, moment: Moment): HallState {
  const passes = passesAfter(state, getWindow(state, event.window), ticket, event.choice, moment.at);
  return withWindow(state, event.window, (window) => ({ ...window, passes }));
}

/** Missed tickets of the same service have one more call go by. */
function countPassed(state: HallState, event: EventOf<'ticketCalled'>): HallState {
  const missed = ticketsBeing(state, 'missed').filter((ticket) => ticket.service === event.service);
  return missed.reduce((so, { ticket }) => withTicket(so, ticket, (each) => ({ ...each, passed: each.passed + 1 })), state);
}

export function ticketRecalled(state: HallState, event: EventOf<'ticketRecalled'>, moment: Moment): HallState {
  return withTicket(state, event.ticket, (ticket) => announced(ticket, event.tried, moment));
}

function announced(ticket: Ticket, tried: number, moment: Moment): Ticket {
  return { ...ticket, tried, announcedAt: moment.at, announced: [moment.seq, moment.index] };
}

function withoutTimes({ startedAt: _started, directedTo: _directed, ...rest }: Ticket): Ticket {
  return rest;
}

export function serviceStarted(state: HallState, event: EventOf<'serviceStarted'>, moment: Moment): HallState {
  return withTicket(state, event.ticket, (ticket) => {
    const matters = ticket.matters.map((matter) =>
      event.matters.includes(matter.matter) ? { ...matter, state: 'active' as const, window: event.window } : matter,
    );
    return { ...ticket, state: 'serving', startedAt: moment.at, matters, service: serviceOf(matters) };
  });
}

/** Results are kept; matters that are left take the ticket back to the line with its old number and rank. */
export function serviceFinished(state: HallState, event: EventOf<'serviceFinished'>): HallState {
  const free = released(state, event.ticket);
  return withTicket(free, event.ticket, (ticket) => {
    const done = ticket.matters.map((matter) => {
      const result = event.results.find((each) => each.matter === matter.matter);
      if (!result) return matter;
      const ended = result.result === 'skipped' ? ('skipped' as const) : ('done' as const);
      return { ...matter, state: ended, result: result.result, ...(result.case !== undefined && { case: result.case }) };
    });
    const matters = event.order ? ordered(done, event.order) : done;
    return { ...offWindow(ticket), state: 'waiting', entry: 'nextMatter', matters, service: serviceOf(matters) };
  });
}

function ordered(matters: Ticket['matters'], order: readonly string[]): Ticket['matters'] {
  const pending = order.flatMap((id) => matters.filter((matter) => matter.matter === id));
  return [...matters.filter((matter) => !order.includes(matter.matter)), ...pending];
}

export function ticketMissed(state: HallState, event: EventOf<'ticketMissed'>): HallState {
  return withTicket(released(state, event.ticket), event.ticket, (ticket) => ({
    ...offWindow(ticket),
    state: 'missed',
    misses: event.misses,
    passed: 0,
  }));
}
