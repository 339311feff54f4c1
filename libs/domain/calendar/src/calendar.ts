import { dayNumberOf, isWeekendDay, yearOf } from './dates.ts';

/** A date that is not plain Monday to Friday: a day off, or a Saturday or Sunday that works. */
export interface CalendarDay {
  readonly date: string;
  readonly kind: 'holiday' | 'make-up';
  readonly names: { readonly zh: string; readonly en: string };
  /** Number of the notice that set the day. */
  readonly notice: string;
  /** 1 = the year's first notice, 2 = its amendment. */
  readonly revision: number;
}

/** The published table of one year. A year without one is unknown, never Monday to Friday. */
export interface CalendarYear {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  /** Demo only: no notice stands behind the table; every date that rests on it is shown as 示例. */
  readonly provisional: boolean;
}

/** A year for which no table is loaded. */
export interface UnknownYear {
  readonly refused: 'calendar-year-unknown';
  readonly year: number;
}

/** Working days of a city, or of one bureau of it. Built once, asked often. */
export interface Calendar {
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly holidays: ReadonlySet<number>;
  readonly makeUps: ReadonlySet<number>;
}

/**
 * Builds a calendar from the tables of its years.
 * @param years the city's tables
 * @param scoped tables of a bureau of its own; a year that it lacks is the city's
 */
export function calendarOf(years: Iterable<CalendarYear>, scoped: Iterable<CalendarYear> = []): Calendar {
  const byYear = new Map<number, CalendarYear>();
  for (const table of [...years, ...scoped]) byYear.set(table.year, table);
  const days = [...byYear.values()].flatMap((table) => table.days);
  const numbersOf = (kind: CalendarDay['kind']) => new Set(days.filter((day) => day.kind === kind).map((day) => dayNumberOf(day.date)));
  return { years: byYear, holidays: numbersOf('holiday'), makeUps: numbersOf('make-up') };
}

/** Whether a date is a working day, or that nobody has published its year. */
export function isWorkingDay(calendar: Calendar, date: string): boolean | UnknownYear {
  return isWorkingDayNumber(calendar, dayNumberOf(date));
}

/** The same for a day number (days since 1970-01-01): what the clocks count with. */
export function isWorkingDayNumber(calendar: Calendar, day: number): boolean | UnknownYear {
  const year = yearOf(day);
  if (!calendar.years.has(year)) return { refused: 'calendar-year-unknown', year };
  return calendar.makeUps.has(day) || (!isWeekendDay(day) && !calendar.holidays.has(day));
}

/** Whether the table of a year is only a guess of the demo. */
export function isProvisionalYear(calendar: Calendar, year: number): boolean {
  return calendar.years.get(year)?.provisional ?? false;
}
