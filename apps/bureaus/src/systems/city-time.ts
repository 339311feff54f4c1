import type { CityPack } from '@yimen/city-pack';
import { addWorkingDays, businessDay, calendarOf, isDeadline, startOfDay } from '@yimen/domain-calendar';
import type { Calendar } from '@yimen/domain-calendar';
import type { OfficeHours } from '@yimen/domain-exchanges';

const hourMs = 3_600_000;

/** The city's days as the incident desk counts them. */
export class CityTime {
  readonly timeZone: string;
  readonly #calendar: Calendar;

  constructor(pack: CityPack) {
    this.timeZone = pack.city.timeZone;
    this.#calendar = calendarOf(pack.calendar.values());
  }

  /** The moment after so many hours in which a system is open; plain hours where nobody knows when it is. */
  afterOfficeHours(from: number, hours: number, office: OfficeHours | undefined): number {
    let left = hours * hourMs;
    let at = from;
    while (office && left > 0) {
      const opens = office.nextOpen(at);
      if (opens === undefined) break;
      const step = Math.min(left, 15 * 60_000);
      left -= office.openMs(opens, opens + step) || step;
      at = opens + step;
    }
    return office ? at + Math.max(left, 0) : from + left;
  }

  /** The end of the day so many working days later; plain days in a year that nobody has announced. */
  afterWorkingDays(from: number, days: number): number {
    const end = addWorkingDays(this.#calendar, businessDay(from, this.timeZone), days);
    return isDeadline(end) ? startOfDay(end.date, this.timeZone) + 24 * hourMs : from + days * 24 * hourMs;
  }

  /** The last moment of a date. */
  endOf(date: string): number {
    return startOfDay(date, this.timeZone) + 24 * hourMs - 1;
  }
}
