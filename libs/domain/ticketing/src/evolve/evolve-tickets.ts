import { getTicket } from '../state/lookup.ts';
import { laidDown, serviceOf } from '../state/itinerary.ts';
import { put } from '../state/ticket-table.ts';
import type { EventOf } from '../wire/events.ts';
import type { HallState, Ticket } from '../wire/state.ts';
import type { FinalState, Matter } from '../wire/values.ts';
import { offWindow, released, withTicket } from './change-ticket.ts';
import type { Moment } from './moment.ts';

const fresh = { deferred: false, calls: 0, tried: 0, misses: 0, passed: 0, copies: 1 } as const;

export function ticketIssued(state: HallState, event: EventOf<'ticketIssued'>, moment: Moment): HallState {
  const { ticket: id, number, prefix, service, ticketClass, classReason, person, channel, device } = event;
  const { language, silent, rank, slot, session, matters } = event;
  const ticket: Ticket = {
    ticket: id,
    number,
    prefix,
    state: 'waiting',
    entry: 'issued',
    service,
    issuedFor: service,
    ticketClass,
    ...(classReason && { classReason }),
    ...(person !== undefined && { person }),
    channel,
    ...(device !== undefined && { device }),
    language,
    silent,
    issuedAt: moment.at,
    rank,
    ...(slot !== undefined && { slot }),
    ...(session !== undefined && { session }),
    matters,
    ...fresh,
  };
  return {
    ...counted(state, ticket, 1),
    tickets: put(state.tickets, ticket),
    live: [...state.live, id],
    sequences: { ...state.sequences, [prefix]: event.sequence },
  };
}

/** Day and session quotas count numbers given, less those cancelled before their first call. */
function counted(state: HallState, ticket: Ticket, by: 1 | -1): HallState {
  const service = ticket.issuedFor;
  const session = ticket.session === undefined ? undefined : `${service}/${ticket.session}`;
  return {
    ...state,
    issued: { ...state.issued, [service]: (state.issued[service] ?? 0) + by },
    sessions: session === undefined ? state.sessions : { ...state.sessions, [session]: (state.sessions[session] ?? 0) + by },
  };
}

export function ticketReturned(state: HallState, event: EventOf<'ticketReturned'>): HallState {
  return withTicket(state, event.ticket, (ticket) => ({ ...ticket, state: 'waiting', entry: 'returned', rank: event.rank }));
}

export function ticketHeld(state: HallState, event: EventOf<'ticketHeld'>): HallState {
  const { window, reason, room, until } = event;
  const held = {
    ...(window !== undefined && { window }),
    reason,
    ...(room !== undefined && { room }),
    ...(until !== undefined && { until }),
  };
  return withTicket(released(state, event.ticket), event.ticket, (ticket) => {
    const matters = laidDown(ticket.matters);
    const deferred = ticket.deferred || until !== undefined;
    return { ...offWindow(ticket), state: 'held', held, deferred, matters, service: serviceOf(matters) };
  });
}

/** To the queue it waits at its old rank; to a window the call that follows in the same commit takes it there. */
export function ticketResumed(state: HallState, event: EventOf<'ticketResumed'>): HallState {
  return withTicket(state, event.ticket, (ticket) => ({ ...offWindow(ticket), state: 'waiting', entry: 'resumed' }));
}

export function ticketTransferred(state: HallState, event: EventOf<'ticketTransferred'>): HallState {
  return withTicket(released(state, event.ticket), event.ticket, (ticket) => {
    const matters = moved(laidDown(ticket.matters), event.to.service);
    const { directedTo: _before, ...rest } = offWindow(ticket);
    const directed = event.to.window === undefined ? {} : { directedTo: event.to.window };
    return { ...rest, ...directed, state: 'waiting', entry: 'transferred', matters, service: serviceOf(matters) };
  });
}

/** A transfer to a service changes the matter that is next; number and rank stay. */
function moved(matters: Matter[], service: string | undefined): Matter[] {
  const next = matters.findIndex((matter) => matter.state === 'pending');
  const matter = matters[next];
  return service === undefined || !matter ? matters : matters.with(next, { ...matter, service });
}

export function ticketEnded(state: HallState, ticket: string, end: FinalState): HallState {
  return withTicket(released(state, ticket), ticket, (each) => ({ ...offWindow(each), state: end, matters: laidDown(each.matters) }));
}

export function ticketCancelled(state: HallState, event: EventOf<'ticketCancelled'>): HallState {
  const ticket = getTicket(state, event.ticket);
  return ticketEnded(ticket.calls === 0 ? counted(state, ticket, -1) : state, event.ticket, 'cancelled');
}

export function matterAdded(state: HallState, event: EventOf<'matterAdded'>): HallState {
  return withTicket(state, event.ticket, (ticket) => ({ ...ticket, matters: [...ticket.matters, event.matter] }));
}

export function ticketClassSet(state: HallState, event: EventOf<'ticketClassSet'>): HallState {
  return withTicket(state, event.ticket, ({ classReason: _before, ...ticket }) => ({
    ...ticket,
    ticketClass: event.ticketClass,
    ...(event.reason !== undefined && { classReason: event.reason }),
  }));
}

export function ticketReprinted(state: HallState, event: EventOf<'ticketReprinted'>): HallState {
  return withTicket(state, event.ticket, (ticket) => ({ ...ticket, copies: event.copy }));
}
