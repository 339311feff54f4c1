import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AckPolicy, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { withDatabase } from '@yimen/testing';
import { ensureMongod, ensureNats, NotAvailable, startMongod, startNats } from '../../setup/index.ts';
import { durableName, openJournal, streamName } from './settings.ts';
import type { Settings } from './settings.ts';

export interface StormServers extends Pick<Settings, 'mongoUri' | 'natsUrl'> {
  readonly nats: NatsConnection;
  stop(): Promise<void>;
}

/** A mongod and a nats-server of this run alone, with indexes, stream and consumer made. */
export async function startServers(say: (line: string) => void): Promise<StormServers> {
  const [mongodBinary, natsBinary] = [await ensureMongod({ say, addresses: false }), await ensureNats({ say, addresses: false })];
  if (mongodBinary.kind !== 'binary' || natsBinary.kind !== 'binary') throw new NotAvailable('fault runs need servers of their own');
  const folder = mkdtempSync(join(tmpdir(), 'yimen-chaos-'));
  const mongod = await startMongod({ binary: mongodBinary.path, dbPath: join(folder, 'mongod') });
  const server = await startNats({ binary: natsBinary.path, storeDir: join(folder, 'nats') });
  const nats = await connect({ servers: server.url });
  const addresses = { mongoUri: withDatabase(mongod.uri, 'chaos'), natsUrl: server.url };
  await prepare({ ...addresses, seed: 0 }, nats);
  return {
    ...addresses,
    nats,
    stop: async () => {
      await nats.close();
      await Promise.all([mongod.stop(0), server.stop(0)]);
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function prepare(settings: Settings, nats: NatsConnection): Promise<void> {
  for (const collection of ['orders_journal', 'effects_journal'] as const) {
    const journal = await openJournal(settings, collection);
    await journal.createIndexes();
    await journal.model.db.close();
  }
  const manager = await jetstreamManager(nats);
  await manager.streams.add({ name: streamName, subjects: ['chaos.>'] });
  const waits = { ack_wait: 1_500_000_000, max_ack_pending: 64 };
  await manager.consumers.add(streamName, { durable_name: durableName, ack_policy: AckPolicy.Explicit, ...waits });
}
