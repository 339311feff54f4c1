import { checkPack } from './checks/check-pack.ts';
import { caseNumberPrefix, readCity } from './city.ts';
import type { City } from './city.ts';
import type { CityPack } from './city-pack.ts';
import { CityPackError, FaultList } from './faults.ts';
import { fillWindows } from './load/fill-windows.ts';
import { isCalendarFile, readCalendars } from './load/load-calendars.ts';
import type { PackTables } from './load/pack-tables.ts';
import { parseFiles, rowsOf } from './load/pack-tables.ts';
import type { PackFiles } from './read/read-folder.ts';
import { hashOf, readFolder } from './read/read-folder.ts';
import { openRoundTheClock } from './load/round-the-clock.ts';
import { inPlaceOf } from './table.ts';
import type { Columns, TableSpec } from './table.ts';
import { tables } from './tables/all.ts';
import type { AllRows, TableName } from './tables/all.ts';
import { demoSettings } from './tables/demo.ts';

export interface LoadOptions {
  /** Refuses what is invented: persons, staff, seed credentials, demo settings. */
  readonly production?: boolean;
  /**
   * The living demo: loads provisional calendars for years without a notice, and opens the halls that demo.csv names round the
   * clock. Refused together with `production`.
   */
  readonly demo?: boolean;
}

/**
 * Loads the pack of a city from its folder, all or nothing.
 * @throws CityPackError with every fault: file, row, column, value
 */
export async function loadCityPack(folder: string, options: LoadOptions = {}): Promise<CityPack> {
  const files = await readFolder(folder);
  const key = [folder, hashOf(files), options.production ?? false, options.demo ?? false].join(' ');
  const known = loaded.get(key);
  if (known) return known;
  const pack = readPack(folder, files, options);
  loaded.set(key, pack);
  return pack;
}

/** Packs by the hash of their bytes: several services of one process read the same pack, and nobody changes one. */
const loaded = new Map<string, CityPack>();

/** The same from bytes: what the lint and the tests call. */
export function readPack(folder: string, files: PackFiles, options: LoadOptions = {}): CityPack {
  const faults = new FaultList();
  const raw = parseFiles(files, faults);
  const cityTable = raw.get('city.csv');
  if (!cityTable) faults.add({ file: 'city.csv', value: '', text: 'file is missing' });
  const file = cityTable && readCity(cityTable, faults);
  const pack: PackTables = { raw, renames: file?.renames ?? new Map(), faults };
  checkFiles(pack, files, options);
  const rows = readTables(pack);
  const calendars = readCalendars(pack, options.demo ?? false);
  if (calendars.city.size === 0) faults.add({ file: 'calendar', value: '', text: 'no year has a table' });
  checkPack(pack, rows, file?.city);
  if (!file || faults.all.length > 0) throw new CityPackError(folder, faults.all);
  return assemble(folder, files, file.city, rows, calendars, options);
}

function checkFiles({ raw, faults }: PackTables, files: PackFiles, options: LoadOptions): void {
  const specs: readonly TableSpec<Columns>[] = Object.values(tables);
  const known = new Set(['city.csv', ...specs.map((spec) => `${spec.file}.csv`)]);
  for (const file of files.keys())
    if (!known.has(file) && !isCalendarFile(file)) faults.add({ file, value: file, text: 'is not a file of a city pack' });
  for (const spec of specs) {
    const file = `${spec.file}.csv`;
    if (spec.required && !files.has(file)) faults.add({ file, value: '', text: 'file is missing' });
    if (spec.demoOnly && options.production && raw.has(file))
      faults.add({ file, value: file, text: 'is for the demo only and refused in production' });
  }
  if (options.production && options.demo) faults.add({ file: 'demo', value: 'demo', text: 'is refused in production' });
}

function readTables(pack: PackTables): AllRows {
  const names = Object.keys(tables) as TableName[];
  return Object.fromEntries(names.map((name) => [name, rowsOf<Columns>(pack, tables[name])])) as unknown as AllRows;
}

function assemble(
  folder: string,
  files: PackFiles,
  city: City,
  { demo: demoRows, counts: _counts, ...rows }: AllRows,
  calendars: ReturnType<typeof readCalendars>,
  options: LoadOptions,
): CityPack {
  const demo = demoSettings(demoRows);
  const centres = rows.centres.map((centre) => inPlaceOf(centre, { ...centre, caseNumberPrefix: caseNumberPrefix(city, centre) }));
  return {
    ...rows,
    folder,
    hash: hashOf(files),
    city,
    centres,
    windows: fillWindows(rows.windows, centres, rows.serviceGroups),
    hours: options.demo ? openRoundTheClock(rows.hours, demo.roundTheClock) : rows.hours,
    calendar: calendars.city,
    bureauCalendars: calendars.bureaus,
    demo,
  };
}
