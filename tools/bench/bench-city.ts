import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoAccounts } from '@yimen/contracts';
import { withDatabase } from '@yimen/testing';
import { startCity } from '../start/city.ts';
import type { City } from '../start/city.ts';
import { natsSecret } from '../start/environment.ts';
import { readOptions } from '../start/options.ts';
import { openSecrets } from '../start/secrets.ts';

/** A quiet city for measuring: one process a service, real servers, no demo life, limits of the gateway off. */
export interface BenchCity {
  readonly city: City;
  readonly origin: string;
  readonly hall: string;
  readonly screen: string;
  readonly clerk: { readonly id: string; readonly window: string; readonly service: string };
  readonly password: string;
  /** Where the floor program finds the same servers. */
  readonly floorEnvironment: Record<string, string>;
  stop(): Promise<void>;
}

export async function startBenchCity(report: (line: string) => void): Promise<BenchCity> {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-bench-'));
  const options = readOptions(['--processes', '--fresh', '--no-rate-limits', '--port', '0', '--data', folder]);
  if (options === 'help') throw new Error('never asked for');
  const city = await startCity(options, report);
  const { staff } = DemoAccounts.parse(await (await fetch(`${city.origin}/api/identity/demo/accounts`)).json());
  const clerk = staff.find((one) => one.roles.includes('clerk') && one.hall !== undefined && one.window !== undefined);
  if (!clerk?.hall || !clerk.window) throw new Error('the demo has no clerk with a window');
  await hallOpen(city.origin, clerk.hall);
  return {
    city,
    origin: city.origin,
    hall: clerk.hall,
    screen: `${clerk.hall}-h1`,
    clerk: { id: clerk.id, window: clerk.window, service: 'zonghe' },
    password: clerk.password,
    floorEnvironment: floorEnvironment(city, openSecrets(folder)(natsSecret('operator'))),
    stop: async () => {
      await city.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function floorEnvironment({ servers }: City, password: string): Record<string, string> {
  return {
    FLOOR_MONGODB_URI: withDatabase(servers.mongoUri, 'floor'),
    FLOOR_NATS_URL: servers.natsUrl,
    FLOOR_NATS_USER: 'operator',
    FLOOR_NATS_PASSWORD: password,
    FLOOR_SUBJECT: 'floor.commits',
  };
}

const openLimitMs = 30_000;

async function hallOpen(origin: string, hall: string): Promise<void> {
  const until = performance.now() + openLimitMs;
  while (performance.now() < until) {
    const load = (await (await fetch(`${origin}/api/queue/halls/${hall}/load`)).json()) as { open?: boolean };
    if (load.open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`hall ${hall} did not open within ${openLimitMs} ms`);
}
