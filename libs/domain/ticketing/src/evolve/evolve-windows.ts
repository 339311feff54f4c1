import { ticketsBeing } from '../state/lookup.ts';
import type { EventOf } from '../wire/events.ts';
import type { HallState } from '../wire/state.ts';
import type { Skill } from '../wire/values.ts';
import { offWindow, withTicket, withWindow } from './change-ticket.ts';

/** A new clerk session; a current ticket stays at the window. */
export function windowOpened(state: HallState, event: EventOf<'windowOpened'>): HallState {
  return withWindow(state, event.window, ({ pauseReason: _over, clerk: _before, ...window }) => ({
    ...window,
    state: 'open',
    fence: event.fence,
    ...(event.clerk !== undefined && { clerk: event.clerk }),
    clerkServices: event.clerkServices,
    skills: event.skills,
    passes: {},
  }));
}

export function windowPaused(state: HallState, event: EventOf<'windowPaused'>): HallState {
  return withWindow(state, event.window, (window) => ({ ...window, state: 'paused', pauseReason: event.reason }));
}

export function windowResumed(state: HallState, event: EventOf<'windowResumed'>): HallState {
  return withWindow(state, event.window, ({ pauseReason: _over, ...window }) => ({ ...window, state: 'open' }));
}

/** The window's held tickets go back to wait, rank kept. */
export function windowClosed(state: HallState, event: EventOf<'windowClosed'>): HallState {
  const held = ticketsBeing(state, 'held').filter((ticket) => ticket.held?.window === event.window);
  const waiting = held.reduce(
    (so, { ticket }) => withTicket(so, ticket, (each) => ({ ...offWindow(each), state: 'waiting', entry: 'resumed' })),
    state,
  );
  return withWindow(waiting, event.window, ({ pauseReason: _over, clerk: _gone, ...window }) => ({
    ...window,
    state: 'closed',
    clerkServices: [],
    skills: [],
    passes: {},
  }));
}

/** The position's skills change; a session keeps those of them that its clerk has. */
export function skillsSet(state: HallState, event: EventOf<'skillsSet'>): HallState {
  return withWindow(state, event.window, (window) => ({
    ...window,
    planned: event.skills,
    green: event.green,
    skills: window.state === 'closed' ? [] : inForce(event.skills, window.clerkServices),
  }));
}

/** Skills of a window that its clerk has too. */
export function inForce(skills: readonly Skill[], clerkServices: readonly string[]): Skill[] {
  return skills.filter((skill) => clerkServices.includes(skill.service));
}
