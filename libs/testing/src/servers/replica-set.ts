import { setTimeout as sleep } from 'node:timers/promises';
import type { mongo } from 'mongoose';

type Client = mongo.MongoClient;

/** Opens one server directly, whatever state its replica set is in. */
export async function openDirect(port: number): Promise<Client> {
  const { default: mongoose } = await import('mongoose');
  return mongoose.mongo.MongoClient.connect(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 5000 });
}

const notYetInitiated = 94;

/** Makes the servers on these ports one replica set, whatever ports its members had in an earlier run, and waits for the primary. */
export async function formReplicaSet(name: string, ports: readonly [number, ...number[]], timeoutMs = 20_000): Promise<void> {
  const client = await openDirect(ports[0]);
  try {
    const admin = client.db('admin');
    const members = ports.map((port, id) => ({ _id: id, host: `127.0.0.1:${port}` }));
    const present = await admin.command({ replSetGetConfig: 1 }).catch((error: unknown) => {
      if ((error as { code?: number }).code === notYetInitiated) return undefined;
      throw error;
    });
    if (!present) await admin.command({ replSetInitiate: { _id: name, members, settings: { electionTimeoutMillis: 2000 } } });
    else await moveMembers(admin, present.config as Config, members);
    await untilPrimary(ports, timeoutMs);
  } finally {
    await client.close();
  }
}

interface Config {
  readonly version: number;
  readonly members: readonly { readonly host: string }[];
}

/** A set remembers its members' ports; on other ports nobody would be a member. Forced, because without members there is no majority. */
async function moveMembers(admin: mongo.Db, config: Config, members: readonly { _id: number; host: string }[]): Promise<void> {
  if (members.every(({ host }, index) => config.members[index]?.host === host)) return;
  await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true });
}

async function untilPrimary(ports: readonly number[], timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  const clients = await Promise.all(ports.map(openDirect));
  try {
    while (!(await Promise.all(clients.map(isPrimary))).includes(true)) {
      if (Date.now() > deadline) throw new Error(`no primary on the ports ${ports.join(', ')} within ${timeoutMs} ms`);
      await sleep(20);
    }
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
}

async function isPrimary(client: Client): Promise<boolean> {
  const hello = await client.db('admin').command({ hello: 1 });
  return hello.isWritablePrimary === true;
}
