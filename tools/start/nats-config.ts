import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { natsServerConfig } from '@yimen/platform';
import { parse } from 'csv-parse/sync';
import { natsSecret } from './environment.ts';
import type { Secrets } from './secrets.ts';

/** The nats-server's configuration of this installation: one user a service with the rights of the table, in the demo too. */
export async function natsConfigOf(cityPack: string, secrets: Secrets): Promise<string> {
  const rows: Record<string, string>[] = parse(await readFile(join(cityPack, 'systems.csv'), 'utf8'), { columns: true });
  const systems = rows.flatMap((row) => (row.system ? [row.system] : []));
  return natsServerConfig({ city: { systems }, passwordOf: (user) => secrets(natsSecret(user)) });
}
