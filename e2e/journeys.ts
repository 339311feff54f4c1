import type { Journey } from './harness/run-journeys.ts';
import { firstVisit } from './journeys/first-visit.ts';

/** All journeys, in the order in which they run: those that break the city come last. */
export const journeys: readonly Journey[] = [firstVisit];
