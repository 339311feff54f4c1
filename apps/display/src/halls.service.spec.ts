import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshnessOf } from '@yimen/contracts';
import { screenViewOf, staffViewOf } from '@yimen/domain-ticketing';
import { waitFor } from '@yimen/testing';
import { EdgeBench } from './edge-bench.fake.ts';

let bench: EdgeBench;

beforeAll(async () => {
  bench = await EdgeBench.start();
}, 30_000);

afterAll(() => bench.stop(), 15_000);

const expectEqual = (view: unknown) => expect(view).toEqual(screenViewOf(bench.engine.state));

describe('a screen that follows its hall', () => {
  it('gets a snapshot, then one delta a commit, and equals the projection at every step', async () => {
    const screen = await bench.screen();
    await screen.caughtUp(bench.engine);
    expectEqual(screen.view);
    const number = bench.engine.issue();
    bench.engine.next();
    await screen.caughtUp(bench.engine);
    expectEqual(screen.view);
    expect(screen.view?.calls[0]).toEqual({ number, window: '1', ticketClass: 'ordinary', fresh: true });
    expect(screen.of('snapshot')).toHaveLength(1);
    bench.engine.serve(number);
    await screen.caughtUp(bench.engine);
    expectEqual(screen.view);
    screen.socket.disconnect();
  });

  it('heals a lost, a doubled and a re-ordered feed, and never goes back', async () => {
    const screen = await bench.screen();
    await screen.caughtUp(bench.engine);
    bench.engine.fault = 'lose';
    bench.engine.issue();
    bench.engine.fault = 'double';
    bench.engine.issue();
    await screen.caughtUp(bench.engine);
    expectEqual(screen.view);
    bench.engine.fault = 'hold';
    for (let count = 0; count < 5; count += 1) bench.engine.issue();
    bench.engine.release();
    await screen.caughtUp(bench.engine);
    expectEqual(screen.view);
    expect(screen.positions).toEqual(screen.positions.toSorted());
    screen.socket.disconnect();
  });

  it('notices a loss without any later commit, by the engine’s beat', async () => {
    const screen = await bench.screen();
    await screen.caughtUp(bench.engine);
    bench.engine.fault = 'lose';
    bench.engine.issue();
    bench.engine.fault = 'deliver';
    await screen.caughtUp(bench.engine, 2000);
    expectEqual(screen.view);
    screen.socket.disconnect();
  });

  it('gets only what it missed after a short absence', async () => {
    const screen = await bench.screen();
    await screen.caughtUp(bench.engine);
    const stay = await bench.screen('screen-2');
    await stay.caughtUp(bench.engine);
    screen.socket.disconnect();
    for (let count = 0; count < 3; count += 1) bench.engine.issue();
    await stay.caughtUp(bench.engine);
    screen.got.length = 0;
    const startedAt = performance.now();
    screen.socket.connect();
    await screen.caughtUp(bench.engine);
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(screen.of('snapshot')).toHaveLength(0);
    expect(screen.of('delta')).toHaveLength(3);
    expectEqual(screen.view);
    for (const one of [screen, stay]) one.socket.disconnect();
  });

  it('begins anew with a new epoch', async () => {
    const screen = await bench.screen();
    await screen.caughtUp(bench.engine);
    bench.engine.takeOver();
    bench.engine.issue();
    await screen.caughtUp(bench.engine);
    expectEqual(screen.view);
    expect(screen.positions.at(-1)).toMatch(/^2\//);
    screen.socket.disconnect();
  });

  it('holds nothing about a person but number, window and class', async () => {
    const screen = await bench.screen();
    await screen.caughtUp(bench.engine);
    bench.engine.issue('pensions', { person: 'hash-of-a-person' });
    bench.engine.next();
    await screen.caughtUp(bench.engine);
    const text = JSON.stringify(screen.got);
    expect(text).not.toContain('hash-of-a-person');
    expect(text).not.toContain('00000000-0000-7000');
    screen.socket.disconnect();
  });
});

describe('a console', () => {
  it('follows the waiting list by changes and equals the staff projection', async () => {
    const console = await bench.console();
    await console.caughtUp(bench.engine);
    const number = bench.engine.issue();
    bench.engine.next('2');
    await console.caughtUp(bench.engine);
    const wanted = staffViewOf(bench.engine.state, Date.now());
    expect(console.view?.tickets.map((ticket) => [ticket.number, ticket.state])).toEqual(
      wanted.tickets.map((ticket) => [ticket.number, ticket.state]),
    );
    expect(console.view?.windows).toEqual(wanted.windows);
    expect(console.view?.services).toEqual(wanted.services);
    expect(number).toMatch(/^A/);
    expect(console.of('delta').length).toBeGreaterThanOrEqual(2);
    console.socket.disconnect();
  });

  it('hears whether the screens show its call', async () => {
    const screen = await bench.screen();
    const console = await bench.console();
    await Promise.all([screen.caughtUp(bench.engine), console.caughtUp(bench.engine)]);
    for (const { window, current } of bench.engine.state.windows) {
      const number = bench.engine.state.tickets.flat().find(({ ticket }) => ticket === current)?.number;
      if (number !== undefined) bench.engine.serve(number, window);
    }
    bench.engine.issue();
    bench.engine.next('2');
    const shown = await waitFor(() => console.of('painted').find((frame) => (frame as { painted: number }).painted > 0));
    expect(shown).toEqual({ at: expect.objectContaining({ seq: bench.engine.state.seq }), screens: 1, painted: 1 });
    for (const one of [screen, console]) one.socket.disconnect();
  });
});

describe('heartbeats', () => {
  it('repeat the engine’s position and the age of its word', async () => {
    const screen = await bench.screen();
    await screen.caughtUp(bench.engine);
    await waitFor(() => screen.of('heartbeat').length >= 2);
    const newest = screen.of('heartbeat').at(-1) as { at: { seq: number }; ageMs: number };
    expect(newest.at.seq).toBe(bench.engine.state.seq);
    expect(newest.ageMs).toBeLessThan(1000);
    expect(freshnessOf(screen.followed, performance.now(), 0)).toBe('fresh');
    screen.socket.disconnect();
  });

  it('end within three seconds when the engine is silent, so that screens say that they are stale', async () => {
    const screen = await bench.screen();
    await screen.caughtUp(bench.engine);
    await waitFor(() => screen.of('heartbeat').length > 0);
    bench.engine.beating = false;
    const startedAt = performance.now();
    await waitFor(() => freshnessOf(screen.followed, performance.now(), startedAt) === 'late', { timeoutMs: 8000, about: 'late' });
    expect(performance.now() - startedAt).toBeLessThan(6500);
    const heard = screen.of('heartbeat').length;
    bench.engine.beating = true;
    await waitFor(() => screen.of('heartbeat').length > heard, { timeoutMs: 3000 });
    await waitFor(() => freshnessOf(screen.followed, performance.now(), startedAt) === 'fresh');
    screen.socket.disconnect();
  }, 20_000);

  it('stop while nats is away, and the screen is right at once after its return', async () => {
    const screen = await bench.screen();
    await screen.caughtUp(bench.engine);
    await bench.servers.nats.process.stop();
    bench.engine.issue();
    bench.engine.issue();
    await bench.servers.nats.restart();
    await screen.caughtUp(bench.engine, 2000);
    expectEqual(screen.view);
    screen.socket.disconnect();
  }, 20_000);
});
