import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshnessOf } from '@yimen/contracts';
import { screenViewOf } from '@yimen/domain-ticketing';
import type { RunningApp } from '@yimen/platform';
import { startFaultProxy, waitFor } from '@yimen/testing';
import type { FaultProxy } from '@yimen/testing';
import { EdgeBench } from './edge-bench.fake.ts';

let bench: EdgeBench;

beforeAll(async () => {
  bench = await EdgeBench.start();
}, 30_000);

afterAll(() => bench.stop(), 15_000);

const expectEqual = (view: unknown) => expect(view).toEqual(screenViewOf(bench.engine.state));

describe('a screen behind a bad network', () => {
  let proxy: FaultProxy;

  beforeAll(async () => {
    proxy = await startFaultProxy({ target: new URL(bench.edge.url).host });
  });

  afterAll(() => proxy.stop());

  const behind = () => bench.screen('behind', { url: `http://${proxy.address}` });

  it('that is cut comes back by itself and is right within a second', async () => {
    const screen = await behind();
    await screen.caughtUp(bench.engine);
    proxy.cut();
    await waitFor(() => !screen.socket.connected);
    for (let count = 0; count < 5; count += 1) bench.engine.issue();
    proxy.heal();
    await waitFor(() => screen.socket.connected, { timeoutMs: 3000 });
    await screen.caughtUp(bench.engine, 1000);
    expectEqual(screen.view);
    expect(screen.positions).toEqual(screen.positions.toSorted());
    screen.socket.disconnect();
  }, 15_000);

  it('whose cable is pulled says that it is stale, by its own clock', async () => {
    const screen = await behind();
    await screen.caughtUp(bench.engine);
    await waitFor(() => freshnessOf(screen.followed, performance.now(), 0) === 'fresh');
    const startedAt = performance.now();
    proxy.halfOpen();
    bench.engine.issue();
    await waitFor(() => freshnessOf(screen.followed, performance.now(), 0) === 'late', { timeoutMs: 8000 });
    expect(performance.now() - startedAt).toBeLessThan(6500);
    proxy.heal();
    await waitFor(() => screen.socket.connected && freshnessOf(screen.followed, performance.now(), 0) === 'fresh', { timeoutMs: 8000 });
    await screen.caughtUp(bench.engine, 2000);
    expectEqual(screen.view);
    screen.socket.disconnect();
  }, 25_000);

  it('that is slow gets everything, only later', async () => {
    const screen = await behind();
    await screen.caughtUp(bench.engine);
    proxy.delay(150);
    for (let count = 0; count < 5; count += 1) bench.engine.issue();
    await screen.caughtUp(bench.engine);
    expectEqual(screen.view);
    expect(screen.of('snapshot')).toHaveLength(1);
    proxy.heal();
    screen.socket.disconnect();
  });
});

describe('an edge that is cut from the engines', () => {
  let proxy: FaultProxy;
  let edge: RunningApp;

  beforeAll(async () => {
    proxy = await startFaultProxy({ target: new URL(bench.servers.nats.url).host });
    edge = await bench.secondEdge({ natsUrl: `nats://${proxy.address}` });
  }, 15_000);

  afterAll(async () => {
    await edge.stop();
    await proxy.stop();
  }, 15_000);

  it('never keeps its screens looking fresh, and is right at once when it is back', async () => {
    const screen = await bench.screen('far', { url: edge.url });
    await screen.caughtUp(bench.engine);
    await waitFor(() => freshnessOf(screen.followed, performance.now(), 0) === 'fresh');
    proxy.halfOpen();
    bench.engine.issue();
    await waitFor(() => freshnessOf(screen.followed, performance.now(), 0) === 'late', { timeoutMs: 8000 });
    const ready = async () => ((await (await fetch(`${edge.url}/health/ready`)).json()) as { status: string }).status;
    expect(await ready()).toBe('not-ready');
    proxy.heal();
    await screen.caughtUp(bench.engine, 6000);
    expectEqual(screen.view);
    await waitFor(() => freshnessOf(screen.followed, performance.now(), 0) === 'fresh');
    await waitFor(async () => (await ready()) === 'ready');
    screen.socket.disconnect();
  }, 30_000);
});

describe('two hundred screens that come back at once', () => {
  it('are all right again within two seconds of their return, and the presses go on', async () => {
    const screens = await Promise.all(Array.from({ length: 200 }, (_, index) => bench.screen(`mass-${index}`)));
    await Promise.all(screens.map((screen) => screen.caughtUp(bench.engine)));
    for (const { socket } of screens) socket.disconnect();
    bench.engine.issue();
    for (const { socket } of screens) socket.connect();
    bench.engine.issue();
    await Promise.all(screens.map((screen) => screen.caughtUp(bench.engine, 4000)));
    for (const screen of screens) expectEqual(screen.view);
    for (const { socket } of screens) socket.disconnect();
  }, 30_000);
});
