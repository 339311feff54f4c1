import { holdsPower } from '@yimen/city-pack';
import type { CityPack } from '@yimen/city-pack';
import type { Bilingual } from '@yimen/contracts';
import { businessDay, calendarOf } from '@yimen/domain-calendar';
import type { Calendar } from '@yimen/domain-calendar';

type Centre = CityPack['centres'][number];

/** What intake needs to know of the city, read once from its pack: no command waits for another service's configuration. */
export class CityFacts {
  private readonly centres: ReadonlyMap<string, Centre>;
  private readonly prefixes: ReadonlyMap<string, string>;
  private readonly bureaus: ReadonlyMap<string, CityPack['bureaus'][number]>;
  private readonly reasons: ReadonlyMap<string, CityPack['reasons'][number]>;
  private readonly calendars: ReadonlyMap<string, Calendar>;
  private readonly cityCalendar: Calendar;

  constructor(readonly pack: CityPack) {
    this.centres = new Map(pack.centres.map((row) => [row.code, row]));
    this.prefixes = new Map(pack.centres.map((row) => [row.caseNumberPrefix, row.code]));
    this.bureaus = new Map(pack.bureaus.map((row) => [row.code, row]));
    this.reasons = new Map(pack.reasons.map((row) => [row.code, row]));
    this.cityCalendar = calendarOf(pack.calendar.values());
    this.calendars = new Map(
      [...pack.bureauCalendars].map(([bureau, years]) => [bureau, calendarOf(pack.calendar.values(), years.values())]),
    );
  }

  get timeZone(): string {
    return this.pack.city.timeZone;
  }

  /** The date in the city, `YYYY-MM-DD`. */
  today(now: number): string {
    return businessDay(now, this.timeZone);
  }

  /** Working days as a bureau counts them; a bureau without rows of its own counts as the city. */
  calendarFor(bureau: string): Calendar {
    return this.calendars.get(bureau) ?? this.cityCalendar;
  }

  findCentre(code: string): Centre | undefined {
    return this.centres.get(code);
  }

  /** The centre that received a case, from the number itself. */
  centreOfNumber(caseNumber: string): string {
    const centre = this.prefixes.get(caseNumber.slice(0, this.pack.city.caseNumber.prefixLength));
    if (centre === undefined) throw new RangeError('a case number of no centre of this city');
    return centre;
  }

  centreNames(code: string): Bilingual {
    const centre = this.centres.get(code);
    return centre ? centre.names : { zh: code, en: code };
  }

  bureauNames(code: string): Bilingual {
    const bureau = this.bureaus.get(code);
    return bureau ? bureau.names : { zh: code, en: code };
  }

  /** Short name for a sentence: 民政局. */
  bureauShort(code: string): Bilingual {
    const bureau = this.bureaus.get(code);
    return bureau ? { zh: bureau.shortZh, en: bureau.names.en } : { zh: code, en: code };
  }

  /** A reason of the city's list: what it says and what to do next. */
  reason(code: string): { text: Bilingual; remedy: Bilingual } | undefined {
    const row = this.reasons.get(code);
    return row && { text: row.text, remedy: row.remedy };
  }

  /** Whether an office may accept cases of an item on a date (`powers.csv`). */
  mayAccept(office: string, item: { item: string; bureau: string }, on: string): boolean {
    const centre = this.centres.get(office);
    return centre !== undefined && holdsPower(this.pack, { centre, power: 'receive-and-accept', ...item, on });
  }
}
