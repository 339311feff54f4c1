import { chooseNext } from '../order/choose-next.ts';
import { findByNumber, findService, ticketsBeing } from '../state/lookup.ts';
import type { CommandOf } from '../wire/commands.ts';
import type { EventOf } from '../wire/events.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';
import type { Choice } from '../wire/values.ts';
import { inSequence } from './context.ts';
import type { Context, Decided, NewEvent, Step } from './context.ts';
import { callingWindow, refuseLackingSkill } from './guards.ts';
import { leave } from './leave.ts';
import { isRefused, refuse } from './refusal.ts';
import { isReturnable } from './tickets/return.ts';
import { refuseState } from './transitions.ts';

/** Calls the next visitor to a window: one atomic command, never "show next, then claim". `leaving` ends the present visit first. */
export function callNext(state: HallState, command: CommandOf<'callNext'>, context: Context): Decided {
  const window = callingWindow(state, command, context);
  if (isRefused(window)) return window;
  const call: Step = (now, here) => {
    const at = sameWindow(now, window);
    const chosen = chooseNext(now, at, here.at);
    return chosen ? called(now, at, chosen.ticket, { choice: chosen.choice }, here) : refuse('nobody-waiting', { window: window.window });
  };
  return inSequence(state, context, ...leave(command), call);
}

/** Calls one number out of order: a logged exception with its reason. */
export function callTicket(state: HallState, command: CommandOf<'callTicket'>, context: Context): Decided {
  const window = callingWindow(state, command, context);
  if (isRefused(window)) return window;
  const call: Step = (now, here) => {
    const ticket = callable(now, command.number);
    if (isRefused(ticket)) return ticket;
    const lacking = refuseLackingSkill(window, ticket.service);
    if (lacking) return lacking;
    if (command.reason === undefined) return refuse('reason-required');
    const exception = { reason: command.reason, ...(command.note !== undefined && { note: command.note }) };
    return called(now, sameWindow(now, window), ticket, { choice: 'specific', exception }, here);
  };
  return inSequence(state, context, ...leave(command), call);
}

/** A waiting or held ticket, or a missed one while it may return. */
function callable(state: HallState, number: string) {
  const ticket = findByNumber(state, number);
  if (!ticket) return refuse('ticket-unknown');
  const refused = refuseState(ticket, 'callTicket');
  if (refused) return refused;
  return ticket.state !== 'missed' || isReturnable(state, ticket) ? ticket : refuse('return-not-allowed', { number });
}

function sameWindow(state: HallState, window: HallWindow): HallWindow {
  return state.windows.find((each) => each.window === window.window) ?? window;
}

/** Why a ticket is called: by the order, or by which exception to it. */
export interface CallKind {
  readonly choice: Choice;
  readonly exception?: EventOf<'ticketCalled'>['exception'];
  readonly silent?: boolean;
}

/** The call and what it does to missed tickets of the same service whose bound it passes (3.3). */
export function called(state: HallState, window: HallWindow, ticket: Ticket, kind: CallKind, context: Context): NewEvent[] {
  const call: NewEvent = {
    type: 'ticketCalled',
    ticket: ticket.ticket,
    number: ticket.number,
    window: window.window,
    zone: window.zone,
    service: ticket.service,
    ticketClass: ticket.ticketClass,
    announcement: `${state.day}/${context.seq}/${context.index}`,
    silent: kind.silent ?? ticket.silent,
    choice: kind.choice,
    tried: 1,
    ...(kind.exception && { exception: kind.exception }),
    by: context.by,
  };
  return [call, ...passed(state, ticket)];
}

function passed(state: HallState, called: Ticket): NewEvent[] {
  const rule = findService(state, called.service)?.missRule;
  if (rule?.kind !== 'within') return [];
  return ticketsBeing(state, 'missed')
    .filter((ticket) => ticket.service === called.service && ticket.ticket !== called.ticket)
    .filter((ticket) => ticket.passed + 1 > rule.n)
    .map((ticket) => ({ type: 'ticketVoided', ticket: ticket.ticket, misses: ticket.misses, reason: 'passed' }));
}
