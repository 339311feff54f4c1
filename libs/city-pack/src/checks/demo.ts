import { date, list, placeCode } from '../cells.ts';
import type { PackTables } from '../load/pack-tables.ts';
import { tell } from '../load/pack-tables.ts';
import type { AllRows } from '../tables/all.ts';

/** Settings of the demo: a date, and halls of the city. */
export function checkDemo({ faults }: PackTables, rows: AllRows): void {
  const centres = new Set(rows.centres.map((centre) => centre.code));
  for (const row of rows.demo) {
    if (row.key === 'seed-day' && !date.safeParse(row.value).success) tell(faults, row, 'value', 'must be a date');
    if (row.key !== 'round-the-clock') continue;
    for (const code of list(placeCode).safeParse(row.value).data ?? [])
      if (!centres.has(code)) tell(faults, row, 'value', `${code} is not in centres.code`);
  }
}
