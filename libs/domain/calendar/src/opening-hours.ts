import { addDays, dayNumberOf, weekdayOf } from './dates.ts';

/** Hours of a centre on a weekday or a date; `*` speaks for all centres. Empty `opens` = closed. */
export interface HoursRule {
  readonly centre: string;
  /** `1` (Monday) to `7`, or `YYYY-MM-DD`. */
  readonly day: string;
  readonly opens?: string | undefined;
  readonly closes?: string | undefined;
  readonly breakFrom?: string | undefined;
  readonly breakTo?: string | undefined;
  /** Last number given. */
  readonly lastTicket?: string | undefined;
  readonly note: string;
}

/** What a hall does on one date. Clock times `HH:MM`, 24:00 = end of the day. */
export interface DayHours {
  readonly date: string;
  readonly opens: string;
  readonly closes: string;
  readonly break?: { readonly from: string; readonly to: string };
  readonly lastTicket: string;
  readonly note: string;
  /** A row of its own stands behind it, not just the weekday's. */
  readonly exceptional: boolean;
}

/** A hall that does not open on a date, with the reason if the pack gives one. */
export interface ClosedDay {
  readonly date: string;
  readonly closed: true;
  readonly note: string;
  readonly exceptional: boolean;
}

/** A date for which no row says anything: not the same as closed. */
export interface UnsaidDay {
  readonly date: string;
  readonly unsaid: true;
}

export type Hours = DayHours | ClosedDay | UnsaidDay;

/** Rows by centre and day, built once. */
export type HoursIndex = ReadonlyMap<string, HoursRule>;

export function hoursIndex(rules: Iterable<HoursRule>): HoursIndex {
  return new Map([...rules].map((rule) => [`${rule.centre} ${rule.day}`, rule]));
}

/**
 * Hours of a centre on a date. First match wins: centre and date, all and date, centre and weekday, all and weekday.
 * Source: README-geo of the city pack.
 */
export function hoursOn(index: HoursIndex, centre: string, date: string): Hours {
  const weekday = String(weekdayOf(dayNumberOf(date)));
  const dated = index.get(`${centre} ${date}`) ?? index.get(`* ${date}`);
  const rule = dated ?? index.get(`${centre} ${weekday}`) ?? index.get(`* ${weekday}`);
  if (!rule) return { date, unsaid: true };
  const exceptional = dated !== undefined;
  if (rule.opens === undefined || rule.closes === undefined) return { date, closed: true, note: rule.note, exceptional };
  const { opens, closes, breakFrom, breakTo, note } = rule;
  const rest = breakFrom === undefined || breakTo === undefined ? {} : { break: { from: breakFrom, to: breakTo } };
  return { date, opens, closes, ...rest, lastTicket: rule.lastTicket ?? closes, note, exceptional };
}

/** Hours of the dates from a date on. */
export function hoursFrom(index: HoursIndex, centre: string, from: string, days: number): Hours[] {
  return Array.from({ length: days }, (_, i) => hoursOn(index, centre, addDays(from, i)));
}

/** `before` opening, `open`, `break`, `last-call` (open, but no number is given any more), `after` closing, `closed` all day, `unsaid`. */
export type HallPhase = 'before' | 'open' | 'break' | 'last-call' | 'after' | 'closed' | 'unsaid';

/** What a hall does at a minute of the day. Each phase begins at its minute and ends before the next begins; the last number is given at `lastTicket` itself. */
export function phaseAt(hours: Hours, minute: number): HallPhase {
  if ('unsaid' in hours) return 'unsaid';
  if ('closed' in hours) return 'closed';
  if (minute < minutesOf(hours.opens)) return 'before';
  if (minute >= minutesOf(hours.closes)) return 'after';
  if (minute > minutesOf(hours.lastTicket)) return 'last-call';
  if (hours.break && minute >= minutesOf(hours.break.from) && minute < minutesOf(hours.break.to)) return 'break';
  return 'open';
}

/** The next date on which a centre opens, from a date on (that date included), within so many days. */
export function nextOpenDay(index: HoursIndex, centre: string, from: string, withinDays = 14): DayHours | undefined {
  return hoursFrom(index, centre, from, withinDays).find((hours): hours is DayHours => 'opens' in hours);
}

/** Minutes since midnight of a clock time `HH:MM`. */
export function minutesOf(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3));
}
