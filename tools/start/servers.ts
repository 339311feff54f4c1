import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Mongod, NatsServer } from '@yimen/testing/servers';
import { startMongod, startNats } from '@yimen/testing/servers';
import { ensureMongod, ensureNats } from '../setup/index.ts';

/** MongoDB and NATS of a city: own processes, or addresses from the environment. */
export interface CityServers {
  readonly mongoUri: string;
  readonly natsUrl: string;
  /** The processes themselves, where they are ours: to kill, freeze and start again in fault runs. */
  readonly mongod: Mongod | undefined;
  readonly nats: NatsServer | undefined;
  restartNats(): Promise<void>;
  restartMongod(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly dataFolder: string;
  readonly fresh: boolean;
  /** Text of the nats-server's configuration: one user a service. */
  readonly natsConfig: string;
}

/** Gets and starts both; data lie under `dataFolder`. */
export async function startServers(options: ServerOptions): Promise<CityServers> {
  const [mongo, nats] = await Promise.all([ensureMongod(), ensureNats()]);
  const dbPath = join(options.dataFolder, 'mongo');
  const storeDir = join(options.dataFolder, 'nats');
  if (options.fresh) for (const folder of [dbPath, storeDir]) rmSync(folder, { recursive: true, force: true });
  const startOne = (port?: number) =>
    mongo.kind === 'binary' ? startMongod({ binary: mongo.path, dbPath, ...(port ? { port } : {}) }) : Promise.resolve(undefined);
  const startOther = (port?: number) =>
    nats.kind === 'binary'
      ? startNats({ binary: nats.path, storeDir, config: options.natsConfig, ...(port ? { port } : {}) })
      : Promise.resolve(undefined);
  let [mongod, natsServer] = await Promise.all([startOne(), startOther()]);
  return {
    mongoUri: mongod?.uri ?? (mongo.kind === 'address' ? mongo.url : ''),
    natsUrl: natsServer?.url ?? (nats.kind === 'address' ? nats.url : ''),
    get mongod() {
      return mongod;
    },
    get nats() {
      return natsServer;
    },
    restartNats: async () => {
      await natsServer?.stop();
      natsServer = await startOther(natsServer?.port);
    },
    restartMongod: async () => {
      await mongod?.stop();
      mongod = await startOne(mongod?.port);
    },
    stop: async () => {
      await natsServer?.stop();
      await mongod?.stop();
    },
  };
}
