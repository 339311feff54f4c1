import type { CentreLine, CityLoad, CityView } from '@yimen/contracts';
import type { Tile } from '@yimen/ui';
import { clockText } from '@yimen/ui/format';
import type { UiLanguage } from '@yimen/ui/strings';
import { busyOf, rowsByHall } from '../../shared/load/hall-busy.ts';
import type { HallBusy, Minutes } from '../../shared/load/hall-busy.ts';
import { nameOf } from '../../shared/load/near-words.ts';
import { shortNames } from '../../shared/load/short-names.ts';
import { meanOf } from './mean-range.ts';

export interface HallLine {
  readonly hall: string;
  readonly district: string;
  readonly name: string;
  /** Short name of its district. */
  readonly place: string;
  readonly windows: number;
  readonly busy: HallBusy;
  /** Service that is waited for the longest. */
  readonly slowest: string | undefined;
}

export interface ServiceLine {
  readonly service: string;
  readonly prefix: string;
  readonly name: string;
  readonly waiting: number;
  readonly range: Minutes | undefined;
}

/** Everything that the city view draws of one moment. */
export interface CityModel {
  readonly name: string;
  readonly timeZone: string;
  readonly districts: ReadonlyMap<string, string>;
  readonly tiles: readonly Tile[];
  readonly halls: readonly HallLine[];
  readonly services: readonly ServiceLine[];
}

export interface CityParts {
  readonly city: CityView;
  readonly centres: readonly CentreLine[];
  readonly load: CityLoad;
  /** When anything fresh was last known of a district, city time. */
  readonly knownAt: ReadonlyMap<string, number>;
  readonly language: UiLanguage;
}

export function cityModelOf(parts: CityParts): CityModel {
  const { city, language } = parts;
  const halls = hallLines(parts);
  return {
    name: language === 'en' ? city.names.en : city.names.shortZh,
    timeZone: city.timeZone,
    districts: new Map(city.districts.map((row) => [row.code, nameOf(row.names, language)])),
    tiles: tilesOf(parts, halls),
    halls,
    services: serviceLines(parts),
  };
}

function hallLines({ city, centres, load, language }: CityParts): HallLine[] {
  const known = rowsByHall(load);
  const districts = shortNames(city.districts, language);
  const services = new Map(city.serviceGroups.map((row) => [row.code, nameOf(row.shortNames, language)]));
  return centres.map((centre) => {
    const busy = busyOf(known.get(centre.code));
    const slowest = busy.kind === 'open' && busy.waiting > 0 && busy.slowest !== undefined ? services.get(busy.slowest) : undefined;
    const names = { name: nameOf(centre.names, language), place: districts.get(centre.district) ?? '' };
    return { hall: centre.code, district: centre.district, ...names, windows: centre.windows, busy, slowest };
  });
}

function tilesOf({ city, knownAt, language }: CityParts, halls: readonly HallLine[]): Tile[] {
  const names = shortNames(city.districts, language);
  return city.districts
    .toSorted((a, b) => a.tile[1] - b.tile[1] || a.tile[0] - b.tile[0])
    .map(({ code, tile: [column, row] }) => {
      const known = halls.filter(({ district, busy }) => district === code && busy.kind !== 'unknown');
      const place = { id: code, name: names.get(code) ?? code, row, column };
      if (known.length > 0) return { ...place, waiting: waitingIn(known), range: meanOf(known.map(({ busy }) => busy)) };
      const since = knownAt.get(code);
      return since === undefined ? { ...place, isUnknown: true } : { ...place, staleSince: clockText(since, city.timeZone) };
    });
}

export function waitingIn(halls: readonly HallLine[]): number {
  return halls.reduce((sum, { busy }) => sum + (busy.kind === 'open' ? busy.waiting : 0), 0);
}

function serviceLines({ city, load, language }: CityParts): ServiceLine[] {
  return city.serviceGroups
    .map(({ code, prefix, shortNames: names }) => {
      const each = load.halls.map((row) => busyOf(row, code));
      const waiting = each.reduce((sum, busy) => sum + (busy.kind === 'open' ? busy.waiting : 0), 0);
      return { service: code, prefix, name: nameOf(names, language), waiting, range: meanOf(each) };
    })
    .toSorted((a, b) => b.waiting - a.waiting);
}

/** Halls by how bad it is there: people who wait and no window open, then the longest wait. */
export function byWait(halls: readonly HallLine[]): HallLine[] {
  return halls.toSorted((a, b) => hardship(b) - hardship(a));
}

function hardship({ busy }: HallLine): number {
  if (busy.kind !== 'open') return busy.kind === 'closed' ? -1 : -2;
  const people = busy.waiting / 100_000;
  if (!busy.range) return busy.waiting > 0 ? 10_000 + people : 0;
  return busy.range.highMin + people;
}
