import { chooseNext } from '../order/choose-next.ts';
import { compareRanks } from '../order/rank.ts';
import { liveTickets, waitingTickets } from '../state/lookup.ts';
import type { ServicePlan } from '../wire/config.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';
import type { LiveState } from '../wire/values.ts';
import type { StaffService, StaffTicket, StaffView, StaffWindow } from '../wire/views.ts';
import { positionOf } from './positions.ts';
import { waitingFor } from './screen-view.ts';

const classOrder = { priority: 1, booked: 2, ordinary: 3 } as const;

/**
 * What console and supervisor see: every live ticket once, those who wait by class and rank.
 *
 * @param at ms: who comes next depends on the time, because waiting ages
 */
export function staffViewOf(state: HallState, at: number): StaffView {
  return {
    at: positionOf(state),
    state: state.state,
    tickets: liveTickets(state).toSorted(byClassAndRank).map(staffTicket),
    windows: state.windows.map((window) => staffWindow(state, window, at)),
    services: state.config.services.map((plan) => staffService(state, plan)),
  };
}

function byClassAndRank(left: Ticket, right: Ticket): number {
  return classOrder[left.ticketClass] - classOrder[right.ticketClass] || compareRanks(left.rank, right.rank);
}

function staffTicket(ticket: Ticket): StaffTicket {
  const { number, entry, service, ticketClass, tried, misses, silent, matters, classReason, directedTo, calledAt, startedAt } = ticket;
  const window = ticket.window ?? ticket.held?.window;
  return {
    ticket: ticket.ticket,
    number,
    state: ticket.state as LiveState,
    entry,
    service,
    ticketClass,
    ...(classReason && { classReason }),
    since: ticket.rank[0] ?? ticket.issuedAt,
    ...(directedTo !== undefined && { directedTo }),
    ...(window !== undefined && { window }),
    ...(calledAt !== undefined && { calledAt }),
    ...(startedAt !== undefined && { startedAt }),
    tried,
    misses,
    silent,
    matters,
  };
}

function staffWindow(state: HallState, window: HallWindow, at: number): StaffWindow {
  const { window: id, label, zone, fence, skills, green, current, pauseReason } = window;
  const next = window.state === 'closed' ? undefined : chooseNext(state, window, at);
  return {
    window: id,
    label,
    zone,
    state: window.state,
    fence,
    ...(pauseReason && { pauseReason }),
    skills,
    green,
    ...(current !== undefined && { current }),
    ...(next && { next: { number: next.ticket.number, ticketClass: next.ticket.ticketClass, choice: next.choice } }),
  };
}

function staffService(state: HallState, plan: ServicePlan): StaffService {
  const waiting = waitingTickets(state).filter((ticket) => ticket.service === plan.service);
  const since = waiting.map((ticket) => ticket.rank[0] ?? ticket.issuedAt);
  const oldest = since.length > 0 ? { oldestSince: Math.min(...since) } : {};
  return { ...waitingFor(state, plan.service), prefix: plan.prefix, name: plan.name, ...oldest };
}
