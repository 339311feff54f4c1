import type { CityLoad, LoadRow } from '@yimen/contracts';

export interface Minutes {
  readonly lowMin: number;
  readonly highMin: number;
}

/** How busy a hall is, for all its services or for one. What is not known is never zero. */
export type HallBusy =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'closed' }
  /** It has no window for this service. */
  | { readonly kind: 'other-services' }
  | {
      readonly kind: 'open';
      readonly waiting: number;
      readonly windowsOpen: number;
      /** Longest wait of its services; absent while no open window serves anything that was asked for. */
      readonly range?: Minutes;
      /** Service that the range is of. */
      readonly slowest?: string;
    };

type ServiceLoad = NonNullable<LoadRow['services']>[number];

/** Reads one row of the feed. */
export function busyOf(row: LoadRow | undefined, service?: string): HallBusy {
  if (!row || row.stale || !row.services) return { kind: 'unknown' };
  const services = service === undefined ? row.services : row.services.filter((each) => each.service === service);
  if (services.length === 0) return { kind: 'other-services' };
  if (row.open !== true) return { kind: 'closed' };
  const waiting = services.reduce((sum, each) => sum + each.waiting, 0);
  return { kind: 'open', waiting, windowsOpen: row.windowsOpen ?? 0, ...slowestOf(services) };
}

/** Who takes the longest: a promise to whoever comes must hold for any matter. */
function slowestOf(services: readonly ServiceLoad[]): { range: Minutes; slowest: string } | undefined {
  let slowest: { range: Minutes; slowest: string } | undefined;
  for (const { service, lowMin, highMin } of services) {
    if (lowMin === undefined || highMin === undefined) continue;
    const { range } = slowest ?? {};
    if (!range || highMin > range.highMin || (highMin === range.highMin && lowMin > range.lowMin))
      slowest = { range: { lowMin, highMin }, slowest: service };
  }
  return slowest;
}

/** Load of each hall by its code. */
export function rowsByHall(load: CityLoad | undefined): ReadonlyMap<string, LoadRow> {
  return new Map(load?.halls.map((row) => [row.hall, row]));
}
