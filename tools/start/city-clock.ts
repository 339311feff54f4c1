import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';

/**
 * The instant, in ms, at which the city's clock starts when `--clock` names a local time. The time zone is the pack's own, read from its
 * `city.csv` alone, because nothing else of the pack is needed for it.
 */
export async function startOfClock(cityPack: string, local: string): Promise<number> {
  const rows: Record<string, string>[] = parse(await readFile(join(cityPack, 'city.csv'), 'utf8'), { columns: true });
  const timeZone = rows.find((row) => row.key === 'timeZone')?.value;
  if (!timeZone) throw new Error(`city.csv in ${cityPack} has no timeZone`);
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds;
}
