import { findService, findWindow, levelAt } from '../../state/lookup.ts';
import type { CommandOf } from '../../wire/commands.ts';
import type { HallState, Ticket } from '../../wire/state.ts';
import { inSequence } from '../context.ts';
import type { Context, Decided } from '../context.ts';
import { currentFor, ticketFor, windowOf } from '../guards.ts';
import { isRefused, refuse } from '../refusal.ts';
import type { Refused } from '../refusal.ts';

type TransferTicket = CommandOf<'transferTicket'>;

/** Sends a ticket to another service or window: same number, original rank. */
export function transferTicket(state: HallState, command: TransferTicket, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const ticket = movable(now, command, here);
    if (isRefused(ticket)) return ticket;
    const refused = refuseTarget(now, command, ticket);
    if (refused) return refused;
    const { toService, toWindow, note } = command;
    return [
      {
        type: 'ticketTransferred',
        ticket: ticket.ticket,
        from: { service: ticket.service, ...(ticket.window !== undefined && { window: ticket.window }) },
        to: { ...(toService !== undefined && { service: toService }), ...(toWindow !== undefined && { window: toWindow }) },
        rank: ticket.rank,
        ...(note !== undefined && { note }),
        by: here.by,
      },
    ];
  });
}

/** With a window it is that window's current or held ticket; without one staff of the hall move a person who waits. */
function movable(state: HallState, command: TransferTicket, context: Context): Ticket | Refused {
  const { window, fence = -1 } = command;
  const ticket = ticketFor(state, command.ticket, 'transferTicket');
  if (window === undefined) return isRefused(ticket) ? ticket : fromLine(ticket, context);
  if (!isRefused(ticket) && ticket.state === 'held') {
    const at = windowOf(state, { window, fence }, context);
    if (isRefused(at)) return at;
    return ticket.held?.window === window ? ticket : refuse('ticket-not-here', { window });
  }
  const found = currentFor(state, { ...command, window, fence }, context);
  return isRefused(found) ? found : found.ticket;
}

function fromLine(ticket: Ticket, context: Context): Ticket | Refused {
  if (ticket.state !== 'waiting' && ticket.state !== 'held') return refuse('ticket-not-here');
  return context.by.kind === 'guide' || context.by.kind === 'supervisor' ? ticket : refuse('not-permitted');
}

function refuseTarget(state: HallState, command: TransferTicket, ticket: Ticket): Refused | undefined {
  const { toService, toWindow } = command;
  if (toService !== undefined && toWindow === undefined) {
    if (!findService(state, toService)) return refuse('service-unknown', { service: toService });
    return toService === ticket.service && ticket.directedTo === undefined ? refuse('transfer-no-change') : undefined;
  }
  return toWindow === undefined || toService !== undefined ? refuse('transfer-no-change') : refuseWindow(state, toWindow, ticket);
}

function refuseWindow(state: HallState, toWindow: string, ticket: Ticket): Refused | undefined {
  const target = findWindow(state, toWindow);
  if (!target) return refuse('window-unknown', { window: toWindow });
  if (ticket.window === toWindow || ticket.directedTo === toWindow) return refuse('transfer-no-change');
  const skilled = target.state === 'closed' ? { ...target, skills: target.planned } : target;
  if (levelAt(skilled, ticket.service) === undefined) return refuse('window-lacks-skill', { window: toWindow, service: ticket.service });
  return target.state === 'closed' ? refuse('window-closed', { window: toWindow }) : undefined;
}
