import { addDays, businessDay, isWorkingDay, minutesOf, startOfDay } from '@yimen/domain-calendar';
import type { Calendar } from '@yimen/domain-calendar';

/** When a system takes work, from the column `hours` of systems.csv. */
export interface OfficeHours {
  /** Whether it is open. A day of a year that the calendar does not know counts as closed. */
  isOpen(at: number): boolean;
  /** The next moment from `at` on at which it is open; undefined when the calendar ends before. */
  nextOpen(at: number): number | undefined;
  /** Open time between two moments, in ms. */
  openMs(from: number, to: number): number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const minute = 60_000;
const horizonDays = 30;

/**
 * Reads `daily|working-days|bureau-calendar hh:mm-hh:mm`. The calendar of `bureau-calendar` is the bureau's own, given by the caller.
 * Throws a RangeError on anything else.
 */
export function officeHours(rule: string, calendar: Calendar, timeZone: string): OfficeHours {
  const [, kind, opens, closes] = /^(daily|working-days|bureau-calendar) (\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(rule) ?? [];
  if (kind === undefined || opens === undefined || closes === undefined) throw new RangeError(`not a rule of hours: ${rule}`);
  const [first, last] = [minutesOf(opens), minutesOf(closes)];
  const spanOf = (date: string): Span | undefined => {
    if (kind !== 'daily' && isWorkingDay(calendar, date) !== true) return undefined;
    const start = startOfDay(date, timeZone);
    return { from: start + first * minute, to: start + last * minute };
  };
  return hoursOf(spanOf, (at) => businessDay(at, timeZone));
}

function hoursOf(spanOf: (date: string) => Span | undefined, dayOf: (at: number) => string): OfficeHours {
  const nextOpen = (at: number): number | undefined => {
    for (let day = 0, date = dayOf(at); day <= horizonDays; day += 1, date = addDays(date, 1)) {
      const span = spanOf(date);
      if (span && at < span.to) return Math.max(at, span.from);
    }
    return undefined;
  };
  const openMs = (from: number, to: number): number => {
    let sum = 0;
    for (let date = dayOf(from); from < to && date <= dayOf(to); date = addDays(date, 1)) {
      const span = spanOf(date);
      if (span) sum += Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));
    }
    return sum;
  };
  return { isOpen: (at) => nextOpen(at) === at, nextOpen, openMs };
}

/** A system that never sleeps: the demo, which lives whenever it starts. */
export const alwaysOpen: OfficeHours = { isOpen: () => true, nextOpen: (at) => at, openMs: (from, to) => Math.max(0, to - from) };
