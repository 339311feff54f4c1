import { findService, findTicket, findWindow, levelAt } from '../state/lookup.ts';
import type { CommandType } from '../wire/commands.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';
import type { Context } from './context.ts';
import { isRefused, refuse } from './refusal.ts';
import type { Refused } from './refusal.ts';
import { refuseState } from './transitions.ts';

/** A console that was not heard of for so long has lost its session. */
export const sessionGoneMs = 120_000;

export function isSessionGone(window: HallWindow, context: Context): boolean {
  return context.at - (context.seen[window.window] ?? 0) >= sessionGoneMs;
}

/** The window of a clerk command, when its session is the current one; a supervisor may act for a session that is gone. */
export function windowOf(state: HallState, command: { window: string; fence: number }, context: Context): HallWindow | Refused {
  const window = findWindow(state, command.window);
  if (!window) return refuse('window-unknown', { window: command.window });
  if (command.fence !== window.fence) return refuse('session-superseded', { window: window.window, fence: window.fence });
  if (window.clerk === undefined || window.clerk === context.by.id) return window;
  if (context.by.kind !== 'supervisor') return refuse('session-superseded', { window: window.window });
  return isSessionGone(window, context) ? window : refuse('window-taken', { window: window.window });
}

/** The window a call may be made from: session current, open, free unless the command says how the present visitor leaves. */
export function callingWindow(
  state: HallState,
  command: { window: string; fence: number; leaving?: string | undefined },
  context: Context,
): HallWindow | Refused {
  const window = windowOf(state, command, context);
  if (isRefused(window)) return window;
  if (window.state !== 'open') return refuse(`window-${window.state}`, { window: window.window });
  if (window.current !== undefined && command.leaving === undefined) return refuse('window-busy', { window: window.window });
  return window;
}

/** A ticket that a command may meet, or why not. */
export function ticketFor(state: HallState, id: string, command: CommandType): Ticket | Refused {
  const ticket = findTicket(state, id);
  if (!ticket) return refuse('ticket-unknown');
  return refuseState(ticket, command) ?? ticket;
}

/** The window's current ticket: clerk of that call or service. */
export function currentFor(
  state: HallState,
  command: { type: CommandType; window: string; fence: number; ticket: string },
  context: Context,
): { window: HallWindow; ticket: Ticket } | Refused {
  const window = windowOf(state, command, context);
  if (isRefused(window)) return window;
  const ticket = ticketFor(state, command.ticket, command.type);
  if (isRefused(ticket)) return ticket;
  if (window.current !== ticket.ticket) return refuse('ticket-not-here', { window: window.window });
  return { window, ticket };
}

export function refuseUnknownService(state: HallState, service: string): Refused | undefined {
  return findService(state, service) ? undefined : refuse('service-unknown', { service });
}

export function refuseLackingSkill(window: HallWindow, service: string): Refused | undefined {
  return levelAt(window, service) === undefined ? refuse('window-lacks-skill', { window: window.window, service }) : undefined;
}
