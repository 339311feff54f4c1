import { Injectable } from '@nestjs/common';
import type { CalendarYearView, CityView } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import { CityGuide } from '../store/city-guide.ts';
import { ItemShelf } from '../store/item-shelf.ts';

/** What every page needs to name things, and the calendar of a year. */
@Injectable()
export class DescribeCity {
  constructor(
    private readonly guide: CityGuide,
    private readonly shelf: ItemShelf,
  ) {}

  /** Throws `catalogue-loading`. */
  city(): CityView {
    const { pack } = this.guide;
    const { code, names, hotline, timeZone, languages, counts, map } = pack.city;
    const items = [...this.shelf.today().items.values()].map(({ summary }) => summary);
    const connected = items.filter((item) => item.connected).length;
    return {
      version: `${pack.hash.slice(0, 12)}.${this.guide.today()}`,
      code,
      names,
      hotline,
      timeZone,
      languages: [...languages],
      counts: { ...counts, items: items.length, connected },
      map,
      districts: pack.districts.map((row) => ({
        code: row.code,
        names: row.names,
        shortZh: row.shortZh,
        at: [row.lon, row.lat],
        tile: [row.tileCol, row.tileRow],
      })),
      bureaus: pack.bureaus.map((row) => ({
        code: row.code,
        names: row.names,
        shortZh: row.shortZh,
        color: row.color,
        items: items.filter((item) => item.bureau.code === row.code).length,
      })),
      serviceGroups: [...pack.serviceGroups]
        .sort((a, b) => a.order - b.order)
        .map((row) => ({
          code: row.code,
          names: row.names,
          shortNames: { zh: row.short.zh || row.names.zh, en: row.short.en || row.names.en },
          examples: row.examples,
          prefix: row.prefix,
          share: pack.items.reduce((share, item) => share + (item.serviceGroup === row.code ? item.weight : 0), 0),
          ...(row.elderOrder === undefined ? {} : { elderOrder: row.elderOrder }),
        })),
      audiences: this.guide.listed('audience'),
      lifeEvents: this.guide.listed('life-event'),
    };
  }

  /** Throws `calendar-year-unknown`: never a silent Monday to Friday. */
  calendar(year: number): CalendarYearView {
    const table = this.guide.pack.calendar.get(year);
    if (!table) throw new Refusal('calendar-year-unknown', { year });
    const days = table.days.map(({ date, kind, names, notice, revision }) => ({ date, kind, names, notice, revision }));
    return { version: this.guide.pack.hash.slice(0, 12), year, provisional: table.provisional, days };
  }
}
