import type { PackFault } from '../faults.ts';
import type { FaultList } from '../faults.ts';
import type { RawTable } from '../read/parse-csv.ts';
import { parseCsv } from '../read/parse-csv.ts';
import type { PackFiles } from '../read/read-folder.ts';
import type { Columns, Renames, Row, TableSpec } from '../table.ts';
import { columnName, placeOf, readRows } from '../table.ts';

/** The files of a pack while it is checked: raw tables, what city.csv renames, and the faults found so far. */
export interface PackTables {
  readonly raw: ReadonlyMap<string, RawTable>;
  readonly renames: Renames;
  readonly faults: FaultList;
}

/** Parses every file; one that cannot be parsed is left out and told. */
export function parseFiles(files: PackFiles, faults: FaultList): ReadonlyMap<string, RawTable> {
  const parsed = [...files].map(([file, bytes]) => [file, parseCsv(file, bytes, faults)] as const);
  return new Map(parsed.flatMap(([file, raw]) => (raw ? [[file, raw] as const] : [])));
}

/** Sound rows of one table. */
export function rowsOf<C extends Columns>(pack: PackTables, spec: TableSpec<C>): Row<TableSpec<C>>[] {
  const raw = pack.raw.get(`${spec.file}.csv`);
  return raw ? readRows(spec, raw, pack.renames, pack.faults) : [];
}

/** All cells of a column as they stand, those of unsound rows too; `undefined` without the file or the column. */
export function cellsOf(pack: PackTables, spec: TableSpec<Columns>, property: string): readonly string[] | undefined {
  const raw = pack.raw.get(`${spec.file}.csv`);
  const at = raw?.header.indexOf(columnName(spec, property, pack.renames)) ?? -1;
  return at < 0 ? undefined : raw?.rows.map((cells) => cells[at] ?? '');
}

/** Tells a fault of a cell of a loaded row. */
export function tell(faults: FaultList, row: object, property: string, text: string): void {
  faults.add(faultAt(row, property, text));
}

export function faultAt(row: object, property: string, text: string): PackFault {
  const place = placeOf(row);
  return { file: place?.file ?? '-', row: place?.row, column: place?.columnOf(property), value: place?.cellOf(property) ?? '', text };
}
