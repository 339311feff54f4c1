import type { Centre, CityPack } from '../city-pack.ts';
import type { PowerRow } from '../tables/places.ts';

/** A question to the table of powers. */
export interface PowerQuestion {
  readonly centre: Pick<Centre, 'code' | 'kind'>;
  readonly power: PowerRow['power'];
  readonly item: string;
  readonly bureau: string;
  /** `YYYY-MM-DD` in the city. */
  readonly on: string;
}

/** Whether an office holds a power for an item on a date. Powers only grant: a row that is not there is a power not held. */
export function holdsPower({ powers }: Pick<CityPack, 'powers'>, { centre, power, item, bureau, on }: PowerQuestion): boolean {
  const offices = ['*', `kind:${centre.kind}`, centre.code];
  const scopes = ['*', `bureau:${bureau}`, `item:${item}`];
  return powers.some(
    (row) =>
      row.power === power &&
      offices.includes(row.office) &&
      scopes.includes(row.scope) &&
      row.from <= on &&
      (row.to === undefined || on <= row.to),
  );
}
