import { Inject, Injectable } from '@nestjs/common';
import type { Centre, CityPack } from '@yimen/city-pack';
import type { NamedCode } from '@yimen/contracts';
import { businessDay, calendarOf, hoursIndex } from '@yimen/domain-calendar';
import type { Calendar, HoursIndex } from '@yimen/domain-calendar';
import { Clock } from '@yimen/platform';

/** Month and day from which the next year's calendar is missed. */
const nextYearNeeded = '11-01';

/** Injection token of the loaded city pack. */
export const CITY_PACK = Symbol('city-pack');

/** The city as the catalogue asks it: dates, calendars, hours and names, indexed once. */
@Injectable()
export class CityGuide {
  readonly hours: HoursIndex;
  private readonly cityCalendar: Calendar;
  private readonly bureauCalendars: ReadonlyMap<string, Calendar>;
  private readonly centres: ReadonlyMap<string, Centre>;
  private readonly names: ReadonlyMap<string, NamedCode['names']>;

  constructor(
    @Inject(CITY_PACK) readonly pack: CityPack,
    private readonly clock: Clock,
  ) {
    const years = [...pack.calendar.values()];
    this.cityCalendar = calendarOf(years);
    this.bureauCalendars = new Map([...pack.bureauCalendars].map(([bureau, own]) => [bureau, calendarOf(years, own.values())]));
    this.hours = hoursIndex(pack.hours);
    this.centres = new Map(pack.centres.map((centre) => [centre.code, centre]));
    this.names = new Map(pack.codeLists.map((row) => [`${row.list} ${row.code}`, row.names]));
  }

  /** The date in the city, `YYYY-MM-DD`. */
  today(): string {
    return businessDay(this.clock.now(), this.pack.city.timeZone);
  }

  /**
   * Whether the calendar that deadlines will soon need is there: this year's always, next year's from 1 November. The demo's provisional
   * table counts, and is named.
   */
  calendarState(): { readonly state: 'published' | 'provisional' | 'missing'; readonly year: number } {
    const today = this.today();
    const year = Number(today.slice(0, 4)) + (today.slice(5) >= nextYearNeeded ? 1 : 0);
    const table = this.pack.calendar.get(year);
    return { state: !table ? 'missing' : table.provisional ? 'provisional' : 'published', year };
  }

  /** Working days as a bureau counts them. */
  calendarFor(bureau: string): Calendar {
    return this.bureauCalendars.get(bureau) ?? this.cityCalendar;
  }

  findCentre(code: string): Centre | undefined {
    return this.centres.get(code);
  }

  /** Codes of a list with their names, in the order given. */
  named(list: string, codes: readonly string[]): NamedCode[] {
    return codes.map((code) => ({ code, names: this.names.get(`${list} ${code}`) ?? { zh: code, en: code } }));
  }

  /** All codes of a list. */
  listed(list: string): NamedCode[] {
    return this.pack.codeLists.filter((row) => row.list === list).map(({ code, names }) => ({ code, names }));
  }
}
