import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkDay } from '@yimen/domain-ticketing/checker';
import type { CheckedCommit } from '@yimen/domain-ticketing/checker';
import { waitFor } from '@yimen/testing';
import mongoose from 'mongoose';
import { EngineProcess } from './engine-process.fake.ts';
import { QueueBench, clerk, hall, kiosk, newKey, otherHall } from './queue-bench.fake.ts';

let bench: QueueBench;
const engines: EngineProcess[] = [];

beforeAll(async () => {
  bench = await QueueBench.withoutEngine({ demo: true });
  await addEngine();
  await addEngine();
  // Both serve their share: halls of the second are answered through the first and the other way round.
  await waitFor(async () => (await owned(1)) > 100 && (await owned(0)) > 100, { timeoutMs: 30_000, everyMs: 200 });
}, 90_000);
afterAll(() => bench.stop());

async function addEngine(): Promise<void> {
  const engine = await EngineProcess.start(bench.settings({ engine: `engine-${engines.length + 1}` }), await freePort());
  engines.push(engine);
  bench.apps.push(engine);
}

async function owned(app: number): Promise<number> {
  const text = await (await fetch(`${bench.apps[app]?.url ?? ''}/metrics`)).text();
  return Number(/yimen_queue_halls_owned\{[^}]*\} (\d+)/.exec(text)?.[1] ?? 0);
}

const issue = (app: number, key: string, at = hall) =>
  bench.ask(
    'POST',
    `${at}/tickets`,
    { ...kiosk, sub: `k-${key}`, device: { kind: 'kiosk', hall: at } },
    { service: 'zonghe', language: 'en' },
    { key, app },
  );

/** Presses until there is an answer, with the same key, as every client does. */
const press = (app: number, key = newKey(), at = hall) =>
  waitFor(
    async () => {
      const reply = await issue(app, key, at);
      return reply.status === 201 ? reply : false;
    },
    { timeoutMs: 10_000, everyMs: 50 },
  );

/** Index of the engine that owns a hall, by the engine that its newest owning commit names. */
async function ownerOf(at = hall): Promise<number> {
  const commits = await journalOf(at);
  const owning = commits.flatMap(({ events }) => events).findLast((event) => event.type === 'hallOwned');
  return owning?.type === 'hallOwned' ? Number(owning.engine?.slice('engine-'.length)) - 1 : -1;
}

async function journalOf(at: string): Promise<CheckedCommit[]> {
  const connection = await mongoose.createConnection(bench.servers.mongoUri).asPromise();
  const filter = { _id: { $gte: `queue/${at}/`, $lt: `queue/${at}0` } };
  const commits = await connection
    .collection('queue_journal')
    .find(filter as never, { sort: { _id: 1 } })
    .toArray();
  await connection.close();
  return commits as unknown as CheckedCommit[];
}

const dateOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

describe('two engines', () => {
  it('take any command and send it on to the owner', async () => {
    for (const at of [hall, otherHall]) for (const app of [0, 1]) expect((await press(app, newKey(), at)).status).toBe(201);
    const key = newKey();
    const [one, other] = [await press(0, key), await press(1, key)];
    expect(other.text).toBe(one.text);
    const refused = await bench.ask(
      'POST',
      `${hall}/tickets`,
      kiosk,
      { service: 'nothing', language: 'en' },
      { app: (await ownerOf()) === 0 ? 1 : 0 },
    );
    expect([refused.status, refused.code]).toEqual([422, 'service-unknown']);
  });

  it('takes a frozen owner’s halls over; thawed, the old owner does nothing twice', async () => {
    const frozen = await ownerOf();
    const other = 1 - frozen;
    const fence = await waitFor(async () => {
      const { body } = await bench.ask('POST', `${hall}/windows/1/sessions`, clerk, { takeOver: true });
      return typeof body.fence === 'number' ? body.fence : false;
    });
    await press(frozen);
    engines[frozen]?.signal('SIGSTOP');
    const started = performance.now();
    await press(other);
    expect(performance.now() - started).toBeLessThan(6000);
    expect(await ownerOf()).toBe(other);
    engines[frozen]?.signal('SIGCONT');
    const calls = await Promise.all([0, 1, 0, 1].map((app) => bench.ask('POST', `${hall}/windows/1/calls`, clerk, { fence }, { app })));
    expect(calls.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
    const key = newKey();
    expect((await press(frozen, key)).text).toBe((await press(other, key)).text);
  }, 30_000);

  it('serves the halls of a killed engine again within seconds, with the same answers', async () => {
    await waitFor(async () => (await owned(0)) > 100 && (await owned(1)) > 100, { timeoutMs: 20_000, everyMs: 200 });
    const victim = await ownerOf();
    const other = 1 - victim;
    const key = newKey();
    const before = await press(other, key);
    await engines[victim]?.end('SIGKILL');
    const started = performance.now();
    const after = await press(other, key);
    const tookMs = performance.now() - started;
    expect(after.text).toBe(before.text);
    expect(tookMs).toBeLessThan(4000);
    await press(other);
    expect(await ownerOf()).toBe(other);
    const invariants = checkDay(await journalOf(hall), { dateOf });
    expect(invariants.filter(({ broken }) => broken > 0)).toEqual([]);
    expect(invariants.map(({ id }) => id)).toEqual(expect.arrayContaining(['Q1', 'Q4', 'Q11', 'Q12']));
  }, 40_000);

  it('hands its halls over in order when it ends', async () => {
    await addEngine();
    const joined = engines.length - 1;
    const survivor = await ownerOf();
    await waitFor(async () => (await owned(joined)) > 100, { timeoutMs: 20_000, everyMs: 200 });
    const key = newKey();
    await press(joined, key);
    const ending = engines[survivor]?.end('SIGTERM');
    const started = performance.now();
    await press(joined, newKey());
    expect(performance.now() - started).toBeLessThan(3000);
    await ending;
    expect(performance.now() - started).toBeLessThan(5000);
    expect((await press(joined, key)).status).toBe(201);
    await waitFor(async () => (await owned(joined)) === 287, { timeoutMs: 10_000, everyMs: 100 });
  }, 60_000);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
