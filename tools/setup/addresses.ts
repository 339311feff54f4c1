import { askNats } from '@yimen/testing/servers';
import { mongodRelease, natsRelease } from './releases.ts';
import { refuseVersion } from './versions.ts';
import { NotAvailable } from './ways.ts';

/** A server that the environment names. */
export interface ServerAddress {
  readonly url: string;
  readonly version: string;
}

/** The NATS server at `NATS_URL`: there, new enough, with JetStream. An address that was set and is wrong ends the search. */
export async function checkNats(url: string): Promise<ServerAddress> {
  const { hostname, port } = new URL(url.split(',')[0] ?? url);
  const info = await askNats(hostname, Number(port || 4222), 5000).catch((error: unknown) => {
    throw new NotAvailable(`NATS_URL is set, but ${(error as Error).message}. Start that server or unset NATS_URL.`);
  });
  const reason = refuseVersion('nats-server', info.version, natsRelease.minimum);
  if (reason !== undefined) throw new NotAvailable(`NATS_URL is set, but ${reason}.`);
  if (!info.jetstream) throw new NotAvailable('NATS_URL is set, but that server runs without JetStream: start it with --jetstream.');
  return { url, version: info.version };
}

/** The MongoDB at `MONGODB_URI`: there, new enough, a replica set. */
export async function checkMongo(url: string, timeoutMs = 5000): Promise<ServerAddress> {
  const { default: mongoose } = await import('mongoose');
  const client = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: timeoutMs });
  try {
    const admin = client.db('admin');
    const { version } = (await admin.command({ buildInfo: 1 })) as unknown as { version: string };
    const { setName } = await admin.command({ hello: 1 });
    const reason = refuseVersion('mongod', version, mongodRelease.minimum);
    if (reason !== undefined) throw new Error(reason);
    if (setName === undefined) throw new Error('it is no member of a replica set');
    return { url, version };
  } catch (error) {
    throw new NotAvailable(`MONGODB_URI is set, but cannot be used: ${(error as Error).message}`);
  } finally {
    await client.close();
  }
}
