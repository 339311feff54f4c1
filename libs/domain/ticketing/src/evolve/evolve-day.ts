import type { EventOf } from '../wire/events.ts';
import type { HallState, HallWindow } from '../wire/state.ts';

/** The hall is owned by a new epoch: from here on no commit of an earlier one can follow. */
export function hallOwned(state: HallState, event: EventOf<'hallOwned'>): HallState {
  return { ...state, epoch: event.epoch };
}

/** The day's own copy of the city pack. */
export function dayPlanned(state: HallState, event: EventOf<'dayPlanned'>): HallState {
  const windows = event.config.windows.map(({ window, label, zone, skills, green }): HallWindow => ({
    window,
    label,
    zone,
    planned: skills,
    green,
    state: 'closed',
    fence: 0,
    clerkServices: [],
    skills: [],
    passes: {},
  }));
  return { ...state, hall: event.hall, day: event.day, config: event.config, windows };
}
