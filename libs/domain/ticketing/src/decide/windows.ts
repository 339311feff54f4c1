import { inForce } from '../evolve/evolve-windows.ts';
import { findWindow } from '../state/lookup.ts';
import type { CommandOf } from '../wire/commands.ts';
import type { HallState, HallWindow } from '../wire/state.ts';
import { firstRefusal, inSequence } from './context.ts';
import type { Context, Decided, NewEvent } from './context.ts';
import { isSessionGone, refuseUnknownService, windowOf } from './guards.ts';
import { isRefused, refuse } from './refusal.ts';
import type { Refused } from './refusal.ts';

type OpenWindow = CommandOf<'openWindow'>;

/** Begins a clerk session: the next fence, and the skills that window and clerk share. Older tabs and machines are superseded. */
export function openWindow(state: HallState, command: OpenWindow, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const window = findWindow(now, command.window);
    if (!window) return refuse('window-unknown', { window: command.window });
    const elsewhere = now.windows.find((each) => each !== window && each.state !== 'closed' && each.clerk === here.by.id);
    const refused = firstRefusal(
      () => refuseTakenWindow(window, command, here),
      () => refuseElsewhere(elsewhere, command),
    );
    if (refused) return refused;
    const leaving: NewEvent[] = elsewhere ? [{ type: 'windowClosed', window: elsewhere.window, by: here.by }] : [];
    return [...leaving, opened(window, command, here)];
  });
}

function opened(window: HallWindow, command: OpenWindow, context: Context): NewEvent {
  const everything = context.by.kind === 'supervisor' && command.clerkServices.length === 0;
  const clerkServices = everything ? window.planned.map(({ service }) => service) : command.clerkServices;
  const skills = inForce(window.planned, clerkServices);
  return { type: 'windowOpened', window: window.window, clerk: context.by.id, fence: window.fence + 1, skills, clerkServices };
}

/** Another clerk's console that is alive keeps the window, unless a supervisor takes it over. */
function refuseTakenWindow(window: HallWindow, command: OpenWindow, context: Context): Refused | undefined {
  if (window.state === 'closed' || window.clerk === undefined || window.clerk === context.by.id) return undefined;
  if (isSessionGone(window, context)) return undefined;
  const takesOver = command.takeOver === true && context.by.kind === 'supervisor';
  return takesOver ? undefined : refuse('window-taken', { window: window.window });
}

/** A clerk works at one window; taking over moves there and closes the other one, which must be free. */
function refuseElsewhere(elsewhere: HallWindow | undefined, command: OpenWindow): Refused | undefined {
  if (!elsewhere) return undefined;
  if (command.takeOver !== true) return refuse('clerk-elsewhere', { window: elsewhere.window });
  return elsewhere.current === undefined ? undefined : refuse('window-busy', { window: elsewhere.window });
}

export function pauseWindow(state: HallState, command: CommandOf<'pauseWindow'>, context: Context): Decided {
  return atWindow(state, command, context, (window) => {
    if (window.state !== 'open') return refuse(`window-${window.state}`, { window: window.window });
    return { type: 'windowPaused', window: window.window, reason: command.reason, by: context.by };
  });
}

/** Exactly the remembered clerk, fence, skills and current ticket come back. */
export function resumeWindow(state: HallState, command: CommandOf<'resumeWindow'>, context: Context): Decided {
  return atWindow(state, command, context, (window) => {
    if (window.state !== 'paused') return refuse(`window-${window.state}`, { window: window.window });
    return { type: 'windowResumed', window: window.window, by: context.by };
  });
}

export function closeWindow(state: HallState, command: CommandOf<'closeWindow'>, context: Context): Decided {
  return atWindow(state, command, context, (window) => {
    if (window.state === 'closed') return refuse('window-closed', { window: window.window });
    if (window.current !== undefined) return refuse('window-busy', { window: window.window });
    return { type: 'windowClosed', window: window.window, by: context.by };
  });
}

function atWindow(
  state: HallState,
  command: { window: string; fence: number },
  context: Context,
  then: (window: HallWindow) => NewEvent | Refused,
): Decided {
  return inSequence(state, context, (now, here) => {
    const window = windowOf(now, command, here);
    if (isRefused(window)) return window;
    const event = then(window);
    return isRefused(event) ? event : [event];
  });
}

/** Sets what a position serves. Nobody who was called, parked or missed is moved by it (5.9). */
export function setSkills(state: HallState, command: CommandOf<'setSkills'>, context: Context): Decided {
  return inSequence(state, context, (now, here) => {
    const window = findWindow(now, command.window);
    if (!window) return refuse('window-unknown', { window: command.window });
    const unknown = firstRefusal(
      ...command.skills.map(
        ({ service }) =>
          () =>
            refuseUnknownService(now, service),
      ),
    );
    if (unknown) return unknown;
    const { skills, green } = command;
    return [{ type: 'skillsSet', window: window.window, old: window.planned, skills, green, by: here.by }];
  });
}
