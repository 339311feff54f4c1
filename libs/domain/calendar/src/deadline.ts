import type { Calendar, UnknownYear } from './calendar.ts';
import { isProvisionalYear, isWorkingDayNumber } from './calendar.ts';
import { dateOf, dayNumberOf, yearOf } from './dates.ts';

/** A limit in working or calendar days. 0 = within the same visit. */
export interface Limit {
  readonly n: number;
  readonly unit: 'workingDay' | 'calendarDay';
}

/** Dates on which a clock was stopped and went on. It does not run at the end of `from`, it does at the end of `to`; without `to` it stands still. */
export interface Pause {
  readonly from: string;
  readonly to?: string | undefined;
}

/** The last day of a limit; it has passed at 00:00 of the next one. */
export interface Deadline {
  readonly date: string;
  /** It rests on a table for which no notice stands: shown as 示例. */
  readonly provisional: boolean;
}

/** A clock that stands still has no deadline until it goes on. */
export interface Stopped {
  readonly stopped: true;
}

/** Furthest day to look for: no limit of ten years stands in any law; past it the calendar ends long before. */
const horizonDays = 3660;

/**
 * The deadline of a limit. Day D is used iff it is a day of the unit, later than the start, and the clock was running at its end. A limit in
 * calendar days that ends on a day off moves to the next working day. Source: spec/intake.md 4, counting rule.
 * @param start date `YYYY-MM-DD` on which the clock began; a day off is normal
 * @param pauses in any order; they may overlap
 */
export function deadlineOf(
  calendar: Calendar,
  start: string,
  limit: Limit,
  pauses: readonly Pause[] = [],
): Deadline | Stopped | UnknownYear {
  if (limit.n === 0) return { date: start, provisional: isProvisionalYear(calendar, Number(start.slice(0, 4))) };
  const first = dayNumberOf(start);
  const runs = runningTest(pauses);
  const lastResume = stoppedSince(pauses);
  let used = 0;
  let provisional = false;
  for (let day = first + 1; day <= first + horizonDays; day += 1) {
    if (lastResume !== undefined && day >= lastResume) return { stopped: true };
    if (!runs(day)) continue;
    const isDay = limit.unit === 'calendarDay' ? true : isWorkingDayNumber(calendar, day);
    if (typeof isDay === 'object') return isDay;
    provisional ||= limit.unit === 'workingDay' && isProvisionalYear(calendar, yearOf(day));
    if (isDay) used += 1;
    if (used === limit.n) return limit.unit === 'workingDay' ? { date: dateOf(day), provisional } : nextWorkingDay(calendar, day);
  }
  return { stopped: true };
}

/** Whether a result is a date. */
export function isDeadline(result: Deadline | Stopped | UnknownYear): result is Deadline {
  return 'date' in result;
}

/** A day itself if it is a working day, else the next one. */
function nextWorkingDay(calendar: Calendar, from: number): Deadline | UnknownYear {
  let provisional = false;
  for (let day = from; ; day += 1) {
    const works = isWorkingDayNumber(calendar, day);
    if (typeof works === 'object') return works;
    provisional ||= isProvisionalYear(calendar, yearOf(day));
    if (works) return { date: dateOf(day), provisional };
  }
}

/** How many days of the unit a clock has used at the end of a date. */
export function usedDays(
  calendar: Calendar,
  start: string,
  unit: Limit['unit'],
  until: string,
  pauses: readonly Pause[] = [],
): number | UnknownYear {
  const runs = runningTest(pauses);
  const last = dayNumberOf(until);
  let used = 0;
  for (let day = dayNumberOf(start) + 1; day <= last; day += 1) {
    if (!runs(day)) continue;
    const isDay = unit === 'calendarDay' ? true : isWorkingDayNumber(calendar, day);
    if (typeof isDay === 'object') return isDay;
    if (isDay) used += 1;
  }
  return used;
}

/** The date so many working days later: `addWorkingDays(c, '2018-02-13', 5)` is 2018-02-26. */
export function addWorkingDays(calendar: Calendar, start: string, n: number): Deadline | UnknownYear {
  return deadlineOf(calendar, start, { n, unit: 'workingDay' }) as Deadline | UnknownYear;
}

/** Whether a clock was running at the end of a day. */
function runningTest(pauses: readonly Pause[]): (day: number) => boolean {
  const spans = pauses.map(({ from, to }) => [dayNumberOf(from), to === undefined ? Infinity : dayNumberOf(to)] as const);
  return (day) => !spans.some(([from, to]) => from <= day && day < to);
}

/** The day from which a clock stands still, if a pause has no end. */
function stoppedSince(pauses: readonly Pause[]): number | undefined {
  const open = pauses.filter((pause) => pause.to === undefined).map((pause) => dayNumberOf(pause.from));
  return open.length > 0 ? Math.min(...open) : undefined;
}
