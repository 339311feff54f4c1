import { Temporal } from 'temporal-polyfill';

const msPerDay = 86_400_000;

/** Days since 1970-01-01 of a date `YYYY-MM-DD`. Whole numbers, no time zone in sight. */
export function dayNumberOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / msPerDay;
}

/** The date `YYYY-MM-DD` of a day number. */
export function dateOf(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

/** The calendar year of a day number. */
export function yearOf(day: number): number {
  return new Date(day * msPerDay).getUTCFullYear();
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function isWeekendDay(day: number): boolean {
  return weekdayOf(day) > 5;
}

/** A date so many days later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return dateOf(dayNumberOf(date) + days);
}

/** The business day of an instant: the date that it is in the city. UTC midnight is 08:00 in Shanghai, just before doors open. */
export function businessDay(atMs: number, timeZone: string): string {
  return zoned(atMs, timeZone).toPlainDate().toString();
}

/** Minutes since midnight of an instant in the city. */
export function minuteOfDay(atMs: number, timeZone: string): number {
  const local = zoned(atMs, timeZone);
  return local.hour * 60 + local.minute;
}

/** The instant, in ms, at which a date begins in the city. */
export function startOfDay(date: string, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone }).epochMilliseconds;
}

function zoned(atMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
}
