import type { City } from '../city.ts';
import type { PackTables } from '../load/pack-tables.ts';
import type { AllRows } from '../tables/all.ts';

/** Totals that the city itself states: city.csv for centres, counts.csv for anything else. */
export function checkCounts(pack: PackTables, rows: AllRows, city: City | undefined): void {
  const ofKind = (kind: string) => rows.centres.filter((centre) => centre.kind === kind).length;
  const say = (file: string, found: number, what: string, count: number) => {
    if (found !== count) pack.faults.add({ file, value: String(found), text: `rows ${what}, must be ${count}` });
  };
  if (city) {
    say('centres.csv', ofKind('centre'), 'of kind centre', city.counts.centres);
    say('centres.csv', ofKind('sub-centre'), 'of kind sub-centre', city.counts.subCentres);
  }
  for (const count of rows.counts) {
    const file = `${count.file}.csv`;
    const raw = pack.raw.get(file);
    const wanted = count.where.map((condition) => condition.split('=') as [string, string]);
    const matches = (cells: readonly string[]) => wanted.every(([column, value]) => cells[raw?.header.indexOf(column) ?? -1] === value);
    say(file, raw?.rows.filter(matches).length ?? 0, count.where.join(' and ') || 'in all', count.rows);
  }
}

/** Shares that add up to 1: the weights of the active items, the demand of each weekday. */
export function checkSums({ faults }: PackTables, rows: AllRows): void {
  const say = (file: string, column: string, group: string, values: readonly number[]) => {
    const total = values.reduce((sum, value) => sum + value, 0);
    if (values.length > 0 && Math.abs(total - 1) >= 1e-4)
      faults.add({ file, column, value: total.toFixed(5), text: `sum of ${group} must be 1` });
  };
  const active = rows.items.filter((item) => item.status === 'active');
  say(
    'items.csv',
    'weight',
    'all active items',
    active.map((item) => item.weight),
  );
  for (const weekday of new Set(rows.demand.map((row) => row.weekday)))
    say(
      'demand.csv',
      'share',
      `weekday ${weekday}`,
      rows.demand.filter((row) => row.weekday === weekday).map((row) => row.share),
    );
}
