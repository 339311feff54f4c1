import type { CentreLine, CityLoad } from '@yimen/contracts';
import { metresBetween } from './distance.ts';
import type { Place } from './distance.ts';
import { busyOf, rowsByHall } from './hall-busy.ts';
import type { HallBusy, Minutes } from './hall-busy.ts';

type Open = Extract<HallBusy, { kind: 'open' }>;

export interface NearRow {
  readonly centre: CentreLine;
  readonly busy: HallBusy;
  /** Straight line from the visitor; absent without a position. */
  readonly metres?: number;
}

/** A row of which the wait is known. */
export interface QuietRow extends NearRow {
  readonly busy: Open & { readonly range: Minutes };
}

export interface Near {
  /** Nearest first; within a district, shortest wait first. */
  readonly rows: readonly NearRow[];
  /** The one to go to: way and wait together are shortest. */
  readonly best: QuietRow | undefined;
  /** Halls of the area, by what is known of them. */
  readonly counts: { readonly all: number; readonly open: number; readonly unknown: number };
}

export interface NearQuestion {
  readonly centres: readonly CentreLine[];
  readonly load: CityLoad | undefined;
  /** Only centres with windows for this service group. */
  readonly service?: string | undefined;
  readonly district?: string | undefined;
  /** Stays in the browser: never part of an address or a request. */
  readonly here?: Place | undefined;
  readonly show?: number;
}

/** Straight-line metres that cost a minute in a city: on foot or by bus, stops and corners included. */
const metresPerMinute = 120;
const nearest = 12;

/** Where to go: near, open at this minute, and quiet. Without position and district there are no rows, only counts. */
export function nearOf({ centres, load, service, district, here, show = 3 }: NearQuestion): Near {
  const known = rowsByHall(load);
  const area = centres
    .filter((centre) => here !== undefined || district === undefined || centre.district === district)
    .map((centre): NearRow => rowOf(centre, busyOf(known.get(centre.code), service), here))
    .filter((row) => row.busy.kind !== 'other-services');
  const counts = { all: area.length, open: count(area, 'open'), unknown: count(area, 'unknown') };
  if (here === undefined && district === undefined) return { rows: [], best: undefined, counts };
  const ordered = area.toSorted(here ? (a, b) => metresOf(a) - metresOf(b) : (a, b) => rank(a) - rank(b));
  const best = ordered
    .slice(0, here ? nearest : undefined)
    .filter(isQuiet)
    .toSorted((a, b) => costOf(a) - costOf(b))[0];
  return { rows: chosen(ordered, best, show), best, counts };
}

function rowOf(centre: CentreLine, busy: HallBusy, here: Place | undefined): NearRow {
  return { centre, busy, ...(here ? { metres: metresBetween(here, centre.at) } : {}) };
}

/** The first rows, and the best one if it is not among them. Rows of which nothing is known come only when there is no other. */
function chosen(ordered: readonly NearRow[], best: NearRow | undefined, show: number): NearRow[] {
  const told = ordered.filter((row) => row.busy.kind === 'open');
  const first = (told.length > 0 ? told : ordered).slice(0, show);
  if (!best || first.includes(best)) return first;
  return [...first.slice(0, show - 1), best];
}

export function isQuiet(row: NearRow): row is QuietRow {
  return row.busy.kind === 'open' && row.busy.range !== undefined;
}

function costOf({ busy, metres = 0 }: QuietRow): number {
  return busy.range.highMin + metres / metresPerMinute;
}

function metresOf({ metres = Infinity }: NearRow): number {
  return metres;
}

function rank(row: NearRow): number {
  return isQuiet(row) ? row.busy.range.highMin + row.busy.waiting / 1000 : Number.MAX_SAFE_INTEGER;
}

function count(rows: readonly NearRow[], kind: HallBusy['kind']): number {
  return rows.filter((row) => row.busy.kind === kind).length;
}
