import { ticketsBeing } from '../../state/lookup.ts';
import type { CommandOf } from '../../wire/commands.ts';
import type { HallState, Ticket } from '../../wire/state.ts';
import { called } from '../call.ts';
import { inSequence } from '../context.ts';
import type { Context, Decided, NewEvent, Step } from '../context.ts';
import { currentFor, refuseLackingSkill, ticketFor, windowOf } from '../guards.ts';
import { isRefused, refuse } from '../refusal.ts';
import type { Refused } from '../refusal.ts';

type HoldTicket = CommandOf<'holdTicket'>;
type ResumeTicket = CommandOf<'resumeTicket'>;

const minute = 60_000;

/** Sets a ticket aside: a clerk the own current one, a guide a waiting one, the holder the own waiting one, once and for a while. */
export function holdTicket(state: HallState, command: HoldTicket, context: Context): Decided {
  return inSequence(state, context, (now, here) =>
    command.window === undefined ? heldInLine(now, command, here) : heldAtWindow(now, command, here),
  );
}

/** The window's current ticket is held by this window. */
export function heldAtWindow(state: HallState, command: HoldTicket, context: Context): ReturnType<Step> {
  const { window = '', fence = -1 } = command;
  const found = currentFor(state, { ...command, window, fence }, context);
  if (isRefused(found)) return found;
  const max = state.config.rules.holdMax;
  const holding = ticketsBeing(state, 'held').filter((ticket) => ticket.held?.window === window).length;
  if (holding >= max) return refuse('hold-limit', { max });
  return [held(command, context, { window })];
}

function heldInLine(state: HallState, command: HoldTicket, context: Context): ReturnType<Step> {
  const ticket = ticketFor(state, command.ticket, 'holdTicket');
  if (isRefused(ticket)) return ticket;
  const byHolder = context.by.kind === 'resident';
  if (ticket.state !== 'waiting') return byHolder ? refuse(`ticket-is-${ticket.state}`) : refuse('ticket-not-here');
  if (context.by.kind === 'clerk' || context.by.kind === 'device') return refuse('not-permitted');
  if (!byHolder) return [held(command, context, {})];
  if (ticket.deferred) return refuse('hold-limit', { max: 1 });
  return [held(command, context, { until: context.at + state.config.rules.deferMin * minute })];
}

function held(command: HoldTicket, context: Context, more: { window?: string; until?: number }): NewEvent {
  const room = command.room === undefined ? {} : { room: command.room };
  return { type: 'ticketHeld', ticket: command.ticket, reason: command.reason, ...room, ...more, by: context.by };
}

/** Brings a held ticket back: to the line at its old rank, or straight to the window. */
export function resumeTicket(state: HallState, command: ResumeTicket, context: Context): Decided {
  const resumed: Step = (now, here) => {
    const ticket = ticketFor(now, command.ticket, 'resumeTicket');
    if (isRefused(ticket)) return ticket;
    const refused = command.to === 'window' ? refuseWindow(now, command, ticket, here) : undefined;
    const window = command.to === 'window' ? { window: command.window } : {};
    return refused ?? [{ type: 'ticketResumed', ticket: ticket.ticket, to: command.to, ...window, by: here.by }];
  };
  if (command.to === 'queue') return inSequence(state, context, resumed);
  return inSequence(state, context, resumed, (now, here) => callResumed(now, command, here));
}

function refuseWindow(state: HallState, command: ResumeTicket, ticket: Ticket, context: Context): Refused | undefined {
  const { window: id = '', fence = -1 } = command;
  const window = windowOf(state, { window: id, fence }, context);
  if (isRefused(window)) return window;
  if (window.state !== 'open') return refuse(`window-${window.state}`, { window: id });
  if (window.current !== undefined) return refuse('window-busy', { window: id });
  return refuseLackingSkill(window, ticket.service);
}

function callResumed(state: HallState, command: ResumeTicket, context: Context): ReturnType<Step> {
  const window = windowOf(state, { window: command.window ?? '', fence: command.fence ?? -1 }, context);
  if (isRefused(window)) return window;
  const ticket = ticketFor(state, command.ticket, 'callTicket');
  return isRefused(ticket) ? ticket : called(state, window, ticket, { choice: 'resumed' }, context);
}
