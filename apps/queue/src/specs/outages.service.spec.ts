import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { HallFeed, HallSnapshot, subjects } from '@yimen/contracts';
import { connect } from '@nats-io/transport-node';
import { startFaultProxy, waitFor } from '@yimen/testing';
import type { FaultProxy } from '@yimen/testing';
import { QueueBench, clerk, hall, kiosk, newKey } from './queue-bench.fake.ts';

let bench: QueueBench;
let network: FaultProxy;
beforeAll(async () => {
  bench = await QueueBench.start({}, async (settings) => {
    const uri = new URL(settings.mongoUri);
    network = await startFaultProxy({ target: uri.host });
    return { ...settings, mongoUri: `mongodb://${network.address}${uri.pathname}?directConnection=true` };
  });
}, 60_000);
afterEach(() => network.heal());
afterAll(async () => {
  await bench.stop();
  await network.stop();
});

const issue = (key: string, sub = `k-${newKey().slice(0, 6)}`) =>
  bench.ask('POST', `${hall}/tickets`, { ...kiosk, sub }, { service: 'zonghe', language: 'en' }, { key });

/** Repeats a press with its key until it has a definite answer, as every client does (7.11). */
async function definite(key: string, sub: string) {
  return waitFor(
    async () => {
      const reply = await issue(key, sub);
      return reply.status === 503 ? false : reply;
    },
    { timeoutMs: 15_000, everyMs: 100 },
  );
}

/** Answers for two seconds on end: what an earlier cut left behind, such as a heartbeat that still waits for its end, is over. */
async function steady() {
  let since = performance.now();
  await waitFor(
    async () => {
      if ((await issue(newKey())).status !== 201) since = performance.now();
      return performance.now() - since > 2000;
    },
    { timeoutMs: 20_000, everyMs: 150 },
  );
}

describe('MongoDB away', () => {
  it('refuses new commands at once and goes on when it is back', async () => {
    await definite(newKey(), 'k-warm');
    network.cut();
    await waitFor(async () => (await issue(newKey())).code === 'journal-unavailable', { timeoutMs: 10_000 });
    const started = performance.now();
    const refused = await issue(newKey());
    expect([refused.status, refused.code, refused.headers.get('retry-after')]).toEqual([503, 'journal-unavailable', '2']);
    expect(performance.now() - started).toBeLessThan(1000);
    network.heal();
    expect((await definite(newKey(), 'k-back')).status).toBe(201);
  });

  it('answers outcome-unknown within a second when an answer is lost, and gives one definite answer later', async () => {
    await steady();
    const before = await definite(newKey(), 'k-before');
    network.halfOpen();
    const key = newKey();
    const started = performance.now();
    const lost = await issue(key, 'k-lost');
    expect(lost.code).toBe('outcome-unknown');
    expect(performance.now() - started).toBeLessThan(1500);
    expect((await issue(key, 'k-lost')).code).toBe('outcome-unknown');
    expect((await issue(newKey())).code).toBe('journal-unavailable');
    network.heal();
    const settled = await definite(key, 'k-lost');
    expect(settled.status).toBe(201);
    expect((await issue(key, 'k-lost')).text).toBe(settled.text);
    const next = await definite(newKey(), 'k-next');
    const numbers = [before, settled, next].map(({ body }) => Number((body.answer as { number: string }).number.slice(1)));
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
    expect(numbers[2]).toBe((numbers[0] ?? 0) + 2);
  });
});

describe('NATS away', () => {
  it('answers every press, and is equal with its followers again within a second of its return', async () => {
    const fence = await bench.openWindow('1');
    await definite(newKey(), 'k-n');
    await bench.servers.nats.process.stop();
    const away = performance.now();
    for (let press = 0; press < 20; press += 1) {
      const started = performance.now();
      expect((await issue(newKey())).status).toBe(201);
      expect(performance.now() - started).toBeLessThan(500);
    }
    expect((await bench.ask('POST', `${hall}/windows/1/calls`, clerk, { fence })).status).toBe(201);
    await waitFor(() => performance.now() - away > 2500, { everyMs: 100 });
    expect((await bench.ask('POST', `${hall}/windows/1/calls`, clerk, { fence })).code).toBe('window-busy');
    await bench.servers.nats.restart();
    const link = await connect({ servers: bench.servers.nats.url });
    const feeds: HallFeed[] = [];
    link.subscribe(subjects.queue.hallFeed(hall), { callback: (_error, message) => void feeds.push(HallFeed.parse(message.json())) });
    const snapshot = await waitFor(async () =>
      HallSnapshot.parse((await link.request(subjects.queue.snapshotGet(hall), 'null', { timeout: 200 })).json()),
    );
    expect(snapshot.state.windows[0]).toMatchObject({ state: 'open' });
    expect(JSON.stringify(snapshot)).not.toContain('c001');
    await issue(newKey());
    await waitFor(() => feeds.length > 0);
    expect(feeds[0]).toMatchObject({ hall, epoch: snapshot.at.epoch, seq: snapshot.at.seq + 1 });
    await link.close();
  }, 30_000);
});
