import type { PackTables } from '../load/pack-tables.ts';
import { tell } from '../load/pack-tables.ts';
import type { AllRows } from '../tables/all.ts';
import type { HoursRow } from '../tables/places.ts';

/** Opening hours: open and close together, the break and the last ticket lie between them. */
export function checkHours({ faults }: PackTables, rows: AllRows): void {
  for (const row of rows.hours) for (const [property, text] of faultsOf(row)) tell(faults, row, property, text);
}

function* faultsOf(row: HoursRow): Generator<[keyof HoursRow, string]> {
  const { opens, closes, breakFrom, breakTo, lastTicket } = row;
  if (opens === undefined || closes === undefined) {
    if (opens !== closes) yield ['closes', 'must stand together with opens'];
    if (breakFrom ?? breakTo ?? lastTicket) yield ['opens', 'a closed day has neither break nor last ticket'];
    return;
  }
  if (opens >= closes) yield ['closes', `is not after ${opens}`];
  if ((breakFrom === undefined) !== (breakTo === undefined)) yield ['breakTo', 'must stand together with the begin of the break'];
  if (breakFrom !== undefined && breakTo !== undefined && !(opens < breakFrom && breakFrom < breakTo && breakTo < closes))
    yield ['breakFrom', `the break must lie between ${opens} and ${closes}`];
  if (lastTicket !== undefined && !(opens <= lastTicket && lastTicket <= closes))
    yield ['lastTicket', `must lie between ${opens} and ${closes}`];
}
