import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startNats } from './servers/nats.ts';
import type { NatsServer } from './servers/nats.ts';

export interface TestServers {
  /** A database of this call alone, empty, on the mongod that the whole run shares. */
  readonly mongoUri: string;
  readonly nats: {
    readonly url: string;
    readonly user?: string;
    readonly password?: string;
    /** The process itself, to kill, freeze and thaw it. */
    readonly process: NatsServer;
    /** Starts it again on the same port with the same store, after a kill. */
    restart(): Promise<void>;
  };
  /** Drops the database and ends the nats-server. */
  stop(): Promise<void>;
}

export interface UseServersOptions {
  /** One user for everything; without it anybody may connect. */
  readonly auth?: { readonly user: string; readonly password: string };
  /** Text of a nats-server configuration, e.g. accounts with users and permissions. */
  readonly natsConfig?: string;
}

let calls = 0;

/** The servers of one suite. Works in specs of the jest project `service`, which starts the shared mongod once. */
export async function useServers(options: UseServersOptions = {}): Promise<TestServers> {
  const { uri, binary, folder } = testRun();
  const database = `test-${process.pid}-${Date.now().toString(36)}-${(calls += 1)}`;
  const storeDir = mkdtempSync(join(folder, 'nats-'));
  const start = (port?: number) => startNats({ binary, storeDir, config: options.natsConfig, auth: options.auth, port });
  let running = await start();
  return {
    mongoUri: withDatabase(uri, database),
    nats: {
      url: running.url,
      ...options.auth,
      get process() {
        return running;
      },
      restart: async () => {
        await running.stop();
        running = await start(running.port);
      },
    },
    stop: async () => {
      await Promise.all([running.stop(), dropDatabase(uri, database)]);
      rmSync(storeDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function testRun(): { uri: string; binary: string; folder: string } {
  const { YIMEN_TEST_MONGODB_URI: uri, YIMEN_TEST_NATS_SERVER: binary, YIMEN_TEST_FOLDER: folder } = process.env;
  if (!uri || !binary || !folder)
    throw new Error('no servers in this run: name the spec *.service.spec.ts and start it with "npm run jest"');
  return { uri, binary, folder };
}

/** The same server, another database: the path of the URI. */
export function withDatabase(uri: string, database: string): string {
  return uri.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${database}`);
}

async function dropDatabase(uri: string, database: string): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 3000 });
  await client.db(database).dropDatabase();
  await client.close();
}
