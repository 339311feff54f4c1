import { findWindow, levelAt } from '../../state/lookup.ts';
import type { CommandOf } from '../../wire/commands.ts';
import type { HallState, Ticket } from '../../wire/state.ts';
import { inSequence } from '../context.ts';
import type { Context, Decided } from '../context.ts';
import { refuseUnknownService, ticketFor } from '../guards.ts';
import { isRefused, refuse } from '../refusal.ts';

/** Takes a ticket out of the line on the visitor's word. A holder may not once it is called. */
export function cancelTicket(state: HallState, command: CommandOf<'cancelTicket'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const ticket = ticketFor(now, command.ticket, 'cancelTicket');
    if (isRefused(ticket)) return ticket;
    if (ticket.state === 'called' && here.by.kind === 'resident') return refuse('ticket-is-called', { number: ticket.number });
    const reason = command.reason === undefined ? {} : { reason: command.reason };
    return [{ type: 'ticketCancelled', ticket: ticket.ticket, ...reason, by: here.by }];
  });
}

/** One more thing to do on the same ticket; a window that serves it now and can do it takes it on at once. */
export function addMatter(state: HallState, command: CommandOf<'addMatter'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const ticket = ticketFor(now, command.ticket, 'addMatter');
    if (isRefused(ticket)) return ticket;
    if (ticket.matters.length >= now.config.rules.matterMax) return refuse('matter-limit', { max: now.config.rules.matterMax });
    const unknown = refuseUnknownService(now, command.service);
    if (unknown) return unknown;
    const item = command.item === undefined ? {} : { item: command.item };
    const matter = {
      matter: String(ticket.matters.length + 1),
      service: command.service,
      ...item,
      ...stateOf(now, ticket, command.service),
    };
    return [{ type: 'matterAdded', ticket: ticket.ticket, matter, by: here.by }];
  });
}

function stateOf(state: HallState, ticket: Ticket, service: string): { state: 'active'; window: string } | { state: 'pending' } {
  const window = ticket.state === 'serving' && ticket.window !== undefined ? findWindow(state, ticket.window) : undefined;
  const here = window && levelAt(window, service) !== undefined;
  return here ? { state: 'active', window: window.window } : { state: 'pending' };
}

export function setTicketClass(state: HallState, command: CommandOf<'setTicketClass'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const ticket = ticketFor(now, command.ticket, 'setTicketClass');
    if (isRefused(ticket)) return ticket;
    const { ticketClass, reason } = command;
    return [{ type: 'ticketClassSet', ticket: ticket.ticket, ticketClass, reason, by: here.by }];
  });
}

/** Prints the same number once more, marked with its copy number. */
export function reprintTicket(state: HallState, command: CommandOf<'reprintTicket'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const ticket = ticketFor(now, command.ticket, 'reprintTicket');
    if (isRefused(ticket)) return ticket;
    const device = command.device === undefined ? {} : { device: command.device };
    return [{ type: 'ticketReprinted', ticket: ticket.ticket, ...device, copy: ticket.copies + 1, by: here.by }];
  });
}
