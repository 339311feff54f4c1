import type { z } from 'zod';
import type { FaultList } from './faults.ts';
import type { RawTable } from './read/parse-csv.ts';

export type Columns = Readonly<Record<string, z.ZodType<unknown, string>>>;

/** A file of the pack: its columns by property, the key of a row, and what else holds of it. */
export interface TableSpec<C extends Columns> {
  /** Name without `.csv`. */
  readonly file: string;
  readonly columns: C;
  /** Properties that make a row unique. */
  readonly key: readonly string[];
  /** Names of the specs that differ from the property's: what `column.<file>.<name>` of city.csv renames. */
  readonly specNames?: Readonly<Record<string, string>>;
  /** Columns that a file may lack; they read as empty cells. */
  readonly mayLack?: readonly string[];
  /** A pack without the file is refused. */
  readonly required?: boolean;
  /** Invented persons and accounts: refused in production. */
  readonly demoOnly?: boolean;
}

/** Declares a table; key, specNames and mayLack may name its own columns only. */
export function table<C extends Columns>(
  spec: TableSpec<C> & {
    readonly key: readonly (keyof C & string)[];
    readonly specNames?: Readonly<Partial<Record<keyof C & string, string>>>;
    readonly mayLack?: readonly (keyof C & string)[];
  },
): TableSpec<C> {
  return spec;
}

type Cells<C extends Columns> = { readonly [K in keyof C]: z.output<C[K]> };
type Stem<K> = K extends `${infer S}Zh` ? S : never;
type BothStems<K> = { [S in Stem<K>]: `${S}En` extends K ? S : never }[Stem<K>];
type Named<S> = S extends 'name' ? 'names' : S;
type Grouped<T> = Omit<T, `${BothStems<keyof T>}Zh` | `${BothStems<keyof T>}En`> & {
  readonly [S in BothStems<keyof T> as Named<S>]: {
    readonly zh: `${S}Zh` extends keyof T ? T[`${S}Zh`] : never;
    readonly en: `${S}En` extends keyof T ? T[`${S}En`] : never;
  };
};

/** A typed row: `nameZh` and `nameEn` together are `names { zh, en }`, `textZh` and `textEn` are `text`, and so on. */
export type Row<S extends TableSpec<Columns>> = Grouped<Cells<S['columns']>>;

/** Where a row of a loaded pack stands, for messages that come later. */
export interface Place {
  readonly file: string;
  readonly row: number;
  /** Column of a property as the file calls it. */
  readonly columnOf: (property: string) => string;
  readonly cellOf: (property: string) => string;
}

const places = new WeakMap<object, Place>();

/** The place of a row that came from a pack. */
export function placeOf(row: object): Place | undefined {
  return places.get(row);
}

/** Gives a row that was made from another its place. */
export function inPlaceOf<T extends object>(source: object, row: T): T {
  const place = places.get(source);
  if (place) places.set(row, place);
  return row;
}

/** Property of the code → column of the file: what city.csv says, else the property in snake case. */
export type Renames = ReadonlyMap<string, string>;

export function columnName(spec: TableSpec<Columns>, property: string, renames: Renames): string {
  const specName = spec.specNames?.[property] ?? property;
  return renames.get(`${spec.file}.${specName}`) ?? snakeCase(specName);
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Reads the rows of a table; a row with a fault is left out, so that what follows sees only sound rows. */
export function readRows<C extends Columns>(spec: TableSpec<C>, raw: RawTable, renames: Renames, faults: FaultList): Row<TableSpec<C>>[] {
  const columns = new Map(Object.keys(spec.columns).map((property) => [property, columnName(spec, property, renames)]));
  const lacking = checkHeader(spec, raw, columns, faults);
  if (lacking.length > 0) return [];
  const rows = raw.rows.flatMap((cells, i) => readRow(spec, raw, columns, cells, i + 2, faults) ?? []);
  checkKeys(spec, rows, faults);
  return rows;
}

function checkHeader(spec: TableSpec<Columns>, raw: RawTable, columns: ReadonlyMap<string, string>, faults: FaultList): string[] {
  const known = new Set(columns.values());
  const lacking = [...columns].filter(([property, column]) => !raw.header.includes(column) && !spec.mayLack?.includes(property));
  for (const [, column] of lacking) faults.add({ file: raw.file, row: 1, column, value: '', text: 'column is missing' });
  for (const column of raw.header)
    if (!known.has(column)) faults.add({ file: raw.file, row: 1, column, value: column, text: 'is not a column of this file' });
  return lacking.map(([property]) => property);
}

function readRow<C extends Columns>(
  spec: TableSpec<C>,
  raw: RawTable,
  columns: ReadonlyMap<string, string>,
  cells: readonly string[],
  row: number,
  faults: FaultList,
): Row<TableSpec<C>> | undefined {
  const columnOf = (property: string) => columns.get(property) ?? property;
  const cellOf = (property: string) => cells[raw.header.indexOf(columnOf(property))] ?? '';
  const values: Record<string, unknown> = {};
  let isSound = cells.length === raw.header.length;
  for (const [property, cell] of Object.entries(spec.columns)) {
    const parsed = cell.safeParse(cellOf(property));
    if (parsed.success) values[property] = parsed.data;
    else isSound = false;
    for (const issue of parsed.error?.issues ?? [])
      faults.add({ file: raw.file, row, column: columnOf(property), value: cellOf(property), text: sentence(issue) });
  }
  if (!isSound) return undefined;
  const grouped = groupLanguages(values) as Row<TableSpec<C>>;
  places.set(grouped, { file: raw.file, row, columnOf, cellOf });
  return grouped;
}

function sentence(issue: z.core.$ZodIssue): string {
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

function groupLanguages(values: Record<string, unknown>): object {
  const grouped: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(values)) {
    const stem = /^(.+)(Zh|En)$/.exec(property)?.[1];
    if (stem === undefined || !(`${stem}Zh` in values) || !(`${stem}En` in values)) grouped[property] = value;
    else grouped[stem === 'name' ? 'names' : stem] = { zh: values[`${stem}Zh`], en: values[`${stem}En`] };
  }
  return grouped;
}

function checkKeys(spec: TableSpec<Columns>, rows: readonly object[], faults: FaultList): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const place = placeOf(row);
    if (!place) continue;
    const key = spec.key.map((property) => place.cellOf(property));
    const last = spec.key.at(-1) ?? '';
    const at = { file: place.file, row: place.row, column: place.columnOf(last), value: place.cellOf(last) };
    const earlier = seen.get(key.join('\0'));
    if (earlier !== undefined) faults.add({ ...at, text: `${spec.key.map(place.columnOf).join(' + ')} is already in row ${earlier}` });
    if (key.every((part) => part === '')) faults.add({ ...at, text: 'key is empty' });
    seen.set(key.join('\0'), place.row);
  }
}
