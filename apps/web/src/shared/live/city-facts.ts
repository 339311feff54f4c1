import { CityView } from '@yimen/contracts';
import { createApi } from '../api/api.ts';
import { usePolled } from './use-polled.ts';

const hourMs = 3_600_000;
const api = createApi();

/** Names, zone and hotline of the city; asked for once an hour. */
export function useCity(): CityView | undefined {
  return usePolled(() => api.get('/api/catalogue/city', CityView), hourMs);
}

/** The machine's own zone stands in until the city's is known: screens hang in their city. */
export function zoneOf(city: CityView | undefined): string {
  return city?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
