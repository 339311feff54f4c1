import { findService, getTicket, getWindow } from '../state/lookup.ts';
import type { CommandOf } from '../wire/commands.ts';
import type { HallState } from '../wire/state.ts';
import { called } from './call.ts';
import { firstRefusal, inSequence } from './context.ts';
import type { Context, Decided } from './context.ts';
import { started } from './finish.ts';
import { callingWindow, refuseLackingSkill } from './guards.ts';
import { issued } from './tickets/issue.ts';
import { refuseClosedDay, refuseService, refuseTaken } from './tickets/issue-guards.ts';
import { isRefused, refuse } from './refusal.ts';

/** Serves a person without a ticket: issues, calls silently and starts in one commit, as a logged exception. Quotas do not bind. */
export function serveDirect(state: HallState, command: CommandOf<'serveDirect'>, context: Context): Decided {
  const window = callingWindow(state, command, context);
  if (isRefused(window)) return window;
  const plan = findService(state, command.service);
  const { reason, person, service } = command;
  const refused = firstRefusal(
    () => refuseClosedDay(state),
    () => refuseService(state, service, context.at),
    () => refuseLackingSkill(window, service),
    () => refuseTaken(state, person, service),
  );
  if (refused) return refused;
  if (!plan) return refuse('service-unknown', { service });
  if (reason === undefined) return refuse('reason-required');
  const wish = { service, person, channel: 'desk', language: 'zh-CN', silent: true, quotaFree: true } as const;
  return inSequence(
    state,
    context,
    (now, here) => [issued(now, wish, plan, here)],
    (now, here) =>
      called(
        now,
        getWindow(now, window.window),
        getTicket(now, context.id),
        { choice: 'direct', exception: { reason }, silent: true },
        here,
      ),
    (now, here) => [started(getWindow(now, window.window), getTicket(now, context.id), here)],
  );
}
