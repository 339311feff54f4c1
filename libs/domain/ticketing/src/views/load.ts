import type { HallState } from '../wire/state.ts';
import type { HallLoad } from '../wire/views.ts';
import { positionOf } from './positions.ts';
import { waitingRows } from './screen-view.ts';

/** Load of the hall for guide, city page and public feed: services only, nobody's person. */
export function loadOf(state: HallState): HallLoad {
  return {
    hall: state.hall,
    day: state.day,
    state: state.state,
    open: state.state === 'open',
    services: waitingRows(state).map(({ service, count, range }) => ({ service, waiting: count, ...range })),
    windowsOpen: state.windows.filter((window) => window.state === 'open').length,
    at: state.at,
    position: positionOf(state),
  };
}
