import type { CommandOf } from '../wire/commands.ts';
import type { HallState, Ticket } from '../wire/state.ts';
import type { MatterResult } from '../wire/values.ts';
import { levelAt } from '../state/lookup.ts';
import { firstRefusal, inSequence } from './context.ts';
import type { Context, Decided, NewEvent, Step } from './context.ts';
import { currentFor } from './guards.ts';
import { isRefused, refuse } from './refusal.ts';
import type { Refused } from './refusal.ts';

/** The person sits down: every pending matter that this window can do becomes active, so that it does all in one go. */
export function startService(state: HallState, command: CommandOf<'startService'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const found = currentFor(now, command, here);
    if (isRefused(found)) return found;
    return [started(found.window, found.ticket, here)];
  });
}

/** The start of serving; a window that covers none of the matters any more still takes the one it was called for. */
export function started(window: Parameters<typeof levelAt>[0], ticket: Ticket, context: Context): NewEvent {
  const pending = ticket.matters.filter((matter) => matter.state === 'pending');
  const covered = pending.filter((matter) => levelAt(window, matter.service) !== undefined);
  const matters = (covered.length > 0 ? covered : pending.slice(0, 1)).map(({ matter }) => matter);
  return { type: 'serviceStarted', ticket: ticket.ticket, window: window.window, clerk: context.by.id, matters };
}

/** Ends the service at this window; with matters left the ticket goes on to its next station with number and rank. */
export function finishService(state: HallState, command: CommandOf<'finishService'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => finished(now, command, here));
}

export function finished(state: HallState, command: CommandOf<'finishService'>, context: Context): ReturnType<Step> {
  const found = currentFor(state, command, context);
  if (isRefused(found)) return found;
  const { ticket, window } = found;
  const left = leftAfter(ticket, command.results);
  const refused = firstRefusal(
    () => refuseResults(ticket, command.results),
    () => refuseOrder(left, command.order),
  );
  if (refused) return refused;
  const finish: NewEvent = {
    type: 'serviceFinished',
    ticket: ticket.ticket,
    window: window.window,
    clerk: context.by.id,
    results: command.results,
    ...(command.order && { order: command.order }),
  };
  return left.length > 0 ? [finish] : [finish, { type: 'ticketFinished', ticket: ticket.ticket, by: context.by }];
}

/** A result for every matter done here, none for others; a coming one may be skipped, with a reason. */
function refuseResults(ticket: Ticket, results: readonly MatterResult[]): Refused | undefined {
  const given = new Set(results.map(({ matter }) => matter));
  const missing = ticket.matters.find((matter) => matter.state === 'active' && !given.has(matter.matter));
  if (missing) return refuse('result-missing', { matter: missing.matter });
  if (given.size < results.length) return refuse('matter-not-here');
  for (const result of results) {
    const state = ticket.matters.find((matter) => matter.matter === result.matter)?.state;
    const here = state === 'active' || (state === 'pending' && result.result === 'skipped');
    if (!here) return refuse('matter-not-here', { matter: result.matter });
    if (result.result === 'skipped' && result.reason === undefined) return refuse('reason-required', { matter: result.matter });
  }
  return undefined;
}

function leftAfter(ticket: Ticket, results: readonly MatterResult[]): string[] {
  const ended = new Set(results.map(({ matter }) => matter));
  return ticket.matters.filter(({ matter, state }) => state === 'pending' && !ended.has(matter)).map(({ matter }) => matter);
}

/** A new order names each matter that is left exactly once. */
function refuseOrder(left: readonly string[], order: readonly string[] | undefined): Refused | undefined {
  if (!order) return undefined;
  const named = new Set(order);
  const complete = named.size === order.length && order.length === left.length && left.every((matter) => named.has(matter));
  return complete ? undefined : refuse('matter-unknown', { left });
}
