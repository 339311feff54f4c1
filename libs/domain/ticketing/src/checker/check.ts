import type { HallEvent } from '../wire/events.ts';
import type { Report } from './report.ts';
import type { World } from './world.ts';

/** Which event it is. */
export interface Place {
  readonly at: number;
  readonly where: string;
}

/** Looks at one event before it is taken into the world. */
export type Check = (world: World, event: HallEvent, place: Place, report: Report) => void;
