import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { startJwks } from '@yimen/testing';
import type { TestIssuer } from '@yimen/testing';
import { ensureMongod, ensureNats, NotAvailable, startMongod, startNats } from '../../setup/index.ts';

export interface StormServers {
  readonly mongoUri: string;
  readonly natsUrl: string;
  readonly nats: NatsConnection;
  readonly issuer: TestIssuer;
  /** Stops the clock of the database for a while: what was sent meanwhile lands after its sender gave it up. */
  freezeMongod(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/** A mongod, a nats-server and an issuer of tokens of this run alone. */
export async function startServers(say: (line: string) => void): Promise<StormServers> {
  const [mongodBinary, natsBinary] = [await ensureMongod({ say, addresses: false }), await ensureNats({ say, addresses: false })];
  if (mongodBinary.kind !== 'binary' || natsBinary.kind !== 'binary') throw new NotAvailable('fault runs need servers of their own');
  const folder = mkdtempSync(join(tmpdir(), 'yimen-chaos-'));
  const mongod = await startMongod({ binary: mongodBinary.path, dbPath: join(folder, 'mongod') });
  const server = await startNats({ binary: natsBinary.path, storeDir: join(folder, 'nats') });
  const [nats, issuer] = await Promise.all([connect({ servers: server.url }), startJwks()]);
  return {
    mongoUri: mongod.uri,
    natsUrl: server.url,
    nats,
    issuer,
    freezeMongod: async (ms) => {
      mongod.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, ms));
      mongod.kill('SIGCONT');
    },
    stop: async () => {
      await nats.close();
      await Promise.all([issuer.stop(), mongod.stop(0), server.stop(0)]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
