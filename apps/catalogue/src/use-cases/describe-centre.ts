import { Injectable } from '@nestjs/common';
import type { Centre } from '@yimen/city-pack';
import type { CentreHours, CentreList, CentreView, DayHours } from '@yimen/contracts';
import { hoursFrom, hoursOn, nextOpenDay } from '@yimen/domain-calendar';
import type { Hours } from '@yimen/domain-calendar';
import { Refusal } from '@yimen/platform';
import { CityGuide } from '../store/city-guide.ts';

const daysAhead = 14;

/** Centres: the list for a map, one centre, its hours. */
@Injectable()
export class DescribeCentre {
  private readonly lines: CentreList;
  private readonly suffix: string;

  constructor(private readonly guide: CityGuide) {
    const { pack } = guide;
    this.suffix = commonSuffix(pack.centres.filter((centre) => centre.kind === 'centre').map((centre) => centre.names.en));
    this.lines = { version: this.version, centres: pack.centres.map((centre) => this.lineOf(centre)) };
  }

  /** All centres, short enough to be sent whole. */
  list(): CentreList {
    return this.lines;
  }

  /** Throws `centre-unknown`. */
  view(code: string): CentreView {
    const centre = this.find(code);
    const { pack, hours } = this.guide;
    const today = this.guide.today();
    const district = pack.districts.find((row) => row.code === centre.district);
    const windows = pack.windows.filter((row) => row.centre === code);
    const next = nextOpenDay(hours, code, today, daysAhead);
    return {
      version: this.version,
      code,
      names: centre.names,
      shortNames: this.shortNames(centre),
      kind: centre.kind,
      ...(centre.parent ? { parent: centre.parent } : {}),
      district: { code: centre.district, names: district?.names ?? { zh: centre.district, en: centre.district } },
      address: centre.address,
      phone: centre.phone,
      at: [centre.lon, centre.lat],
      windows: centre.windows,
      floors: centre.floors,
      illustrative: centre.verified !== 'yes',
      today: onWire(hoursOn(hours, code, today)),
      ...(next ? { opensNext: onWire(next) } : {}),
      groups: [...new Set(windows.flatMap((row) => row.groups))].sort(),
    };
  }

  /** Fourteen days from a date, without one from today. Throws `centre-unknown`. */
  hours(code: string, from?: string): CentreHours {
    this.find(code);
    const first = from ?? this.guide.today();
    return { version: this.version, centre: code, from: first, days: hoursFrom(this.guide.hours, code, first, daysAhead).map(onWire) };
  }

  private get version(): string {
    return this.guide.pack.hash.slice(0, 12);
  }

  private find(code: string): Centre {
    const centre = this.guide.findCentre(code);
    if (!centre) throw new Refusal('centre-unknown', { centre: code });
    return centre;
  }

  private lineOf(centre: Centre): CentreList['centres'][number] {
    const { code, district, lon, lat, windows, parent } = centre;
    return { code, names: this.shortNames(centre), district, at: [lon, lat], windows, ...(parent ? { parent } : {}) };
  }

  private shortNames({ names, shortZh }: Centre): { zh: string; en: string } {
    return { zh: shortZh, en: names.en.replace(this.suffix, '') };
  }
}

/** What all names end with, in whole words. */
export function commonSuffix(names: readonly string[]): string {
  const [first = '', ...others] = names;
  const words = first.split(' ');
  for (let at = 1; at < words.length; at += 1) {
    const suffix = ` ${words.slice(at).join(' ')}`;
    if (others.length > 0 && others.every((name) => name.endsWith(suffix))) return suffix;
  }
  return '';
}

function onWire(hours: Hours): DayHours {
  if ('unsaid' in hours) return { kind: 'unsaid', date: hours.date };
  if ('closed' in hours) return { kind: 'closed', date: hours.date, note: hours.note, exceptional: hours.exceptional };
  return { kind: 'open', ...hours };
}
