import type { Calendar, UnknownYear } from './calendar.ts';
import type { Deadline, Limit, Pause } from './deadline.ts';
import { deadlineOf, isDeadline, usedDays } from './deadline.ts';
import { addDays } from './dates.ts';

/** green, yellow near the end, red when passed, blue while it stands still, grey when nobody can say. Text always goes along. */
export type Light = 'green' | 'yellow' | 'red' | 'blue' | 'grey';

/** A clock of a case as its history has it. */
export interface Clock {
  readonly start: string;
  readonly limit: Limit;
  readonly pauses?: readonly Pause[];
}

export interface ClockReading {
  readonly light: Light;
  /** Absent while the clock stands still or its calendar is unknown. */
  readonly deadline?: Deadline;
  /** Units used at the end of yesterday and left from today on; absent when the calendar is unknown. */
  readonly used?: number;
  readonly remaining?: number;
  /** Why the light is grey. */
  readonly unknown?: UnknownYear;
}

/** Share of the limit at which the light turns yellow. */
const yellowShare = 0.2;

/**
 * Reads a clock on a day. No reading is truth: it is computed from history, version and calendar, the same in browser and server.
 * @param today `YYYY-MM-DD` in the city
 */
export function readClock(calendar: Calendar, clock: Clock, today: string): ClockReading {
  const { start, limit, pauses = [] } = clock;
  const used = usedDays(calendar, start, limit.unit, addDays(today, -1), pauses);
  if (typeof used === 'object') return { light: 'grey', unknown: used };
  const counts = { used, remaining: Math.max(0, limit.n - used) };
  const deadline = deadlineOf(calendar, start, limit, pauses);
  if ('refused' in deadline) return { light: 'grey', unknown: deadline, ...counts };
  if (!isDeadline(deadline)) return { light: 'blue', ...counts };
  if (isPausedOn(pauses, today) && today <= deadline.date) return { light: 'blue', deadline, ...counts };
  return { light: lightOf(limit.n, counts.remaining, today > deadline.date), deadline, ...counts };
}

function lightOf(limit: number, remaining: number, hasPassed: boolean): Light {
  if (hasPassed) return 'red';
  return remaining <= Math.max(1, Math.ceil(limit * yellowShare)) ? 'yellow' : 'green';
}

function isPausedOn(pauses: readonly Pause[], today: string): boolean {
  return pauses.some(({ from, to }) => from <= today && (to === undefined || today < to));
}
