import type { CentreLine, CityLoad } from '@yimen/contracts';
import { busyOf, rowsByHall } from './hall-busy.ts';

interface Known {
  readonly centres: readonly CentreLine[];
  readonly load: CityLoad | undefined;
}

/** Open halls of each district; a district of which nothing is known is not in it. */
export function openByDistrict({ centres, load }: Known, service?: string): ReadonlyMap<string, number> {
  const known = rowsByHall(load);
  const open = new Map<string, number>();
  for (const centre of centres) {
    const busy = busyOf(known.get(centre.code), service);
    if (busy.kind === 'open' || busy.kind === 'closed')
      open.set(centre.district, (open.get(centre.district) ?? 0) + (busy.kind === 'open' ? 1 : 0));
  }
  return open;
}
