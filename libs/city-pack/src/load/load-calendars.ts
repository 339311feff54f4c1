import type { CalendarYear } from '@yimen/domain-calendar';
import type { PackTables } from './pack-tables.ts';
import { rowsOf } from './pack-tables.ts';
import { placeOf } from '../table.ts';
import type { CalendarRow } from '../tables/calendar.ts';
import { calendarTable } from '../tables/calendar.ts';

const calendarFile = /^calendar\/(?:(?<scope>[a-z0-9-]+)\/)?(?<year>\d{4})\.csv$/;

/** Folder of the demo's tables for years that have no notice yet; no bureau may be called so. */
export const provisionalScope = 'provisional';

export interface Calendars {
  readonly city: ReadonlyMap<number, CalendarYear>;
  readonly bureaus: ReadonlyMap<string, ReadonlyMap<number, CalendarYear>>;
}

export function isCalendarFile(file: string): boolean {
  return calendarFile.test(file);
}

/**
 * Reads `calendar/<year>.csv`, `calendar/<bureau>/<year>.csv` and, if asked for, `calendar/provisional/<year>.csv`: the last only
 * for years that have no published table.
 */
export function readCalendars(pack: PackTables, withProvisional: boolean): Calendars {
  const scopes = new Map<string, Map<number, CalendarYear>>();
  for (const [file] of pack.raw) {
    const { scope = '', year } = calendarFile.exec(file)?.groups ?? {};
    if (year === undefined) continue;
    const rows = rowsOf(pack, { ...calendarTable, file: file.replace(/\.csv$/, '') }) as readonly CalendarRow[];
    checkDates(pack, rows, year);
    const tableOfYear = { year: Number(year), days: rows.map((row) => ({ ...row })), provisional: scope === provisionalScope };
    scopes.set(scope, (scopes.get(scope) ?? new Map<number, CalendarYear>()).set(tableOfYear.year, tableOfYear));
  }
  const city = scopes.get('') ?? new Map<number, CalendarYear>();
  const provisional = withProvisional ? [...(scopes.get(provisionalScope) ?? [])].filter(([year]) => !city.has(year)) : [];
  scopes.delete('');
  scopes.delete(provisionalScope);
  return { city: new Map([...city, ...provisional]), bureaus: scopes };
}

function checkDates(pack: PackTables, rows: readonly CalendarRow[], year: string): void {
  let last = '';
  for (const row of rows) {
    const place = placeOf(row);
    const say = (property: 'date' | 'kind', text: string) =>
      pack.faults.add({ file: place?.file ?? '', row: place?.row, column: place?.columnOf(property), value: row[property], text });
    if (!row.date.startsWith(year)) say('date', 'is not of the year of the file');
    if (row.date <= last) say('date', `does not come after ${last}`);
    if (row.kind === 'make-up' && ![0, 6].includes(new Date(row.date).getUTCDay())) say('kind', 'make-up day is not on a weekend');
    last = row.date;
  }
}
