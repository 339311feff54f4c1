import { CentreList, CityLoad, CityView } from '@yimen/contracts';
import type { Api } from '../api/api.ts';
import { valueOf } from '../api/value-of.ts';
import { nearOf } from './near.ts';
import type { Near } from './near.ts';

/** What a server-drawn page knows of the centres and their load. Every part may be missing: the page then says so. */
export interface CentresNow {
  readonly city: CityView | undefined;
  readonly centres: CentreList['centres'];
  readonly load: CityLoad | undefined;
}

export async function centresNow(api: Api): Promise<CentresNow> {
  const [city, centres, load] = await Promise.all([
    valueOf(api.get('/api/catalogue/city', CityView)),
    valueOf(api.get('/api/catalogue/centres', CentreList)),
    valueOf(api.get('/api/display/load', CityLoad)),
  ]);
  return { city, centres: centres?.centres ?? [], load };
}

export function nearNow({ centres, load }: CentresNow, district: string | undefined, service?: string): Near {
  return nearOf({ centres, load, district, service });
}

/** A district that the city knows, from an address. */
export function districtOf(city: CityView | undefined, asked: string | undefined): string | undefined {
  return city?.districts.find(({ code }) => code === asked)?.code;
}
