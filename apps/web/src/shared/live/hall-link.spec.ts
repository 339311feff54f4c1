import { describe, expect, it } from '@jest/globals';
import type { Position } from '@yimen/contracts';
import { HallLink } from './hall-link.ts';
import type { HallLinkOptions, Wire } from './hall-link.ts';

/** A wire that the test holds the other end of. */
function fakeWire() {
  const listeners = new Map<string, (data: unknown) => void>();
  const sent: [string, unknown][] = [];
  let opened = 0;
  const wire: Wire = {
    on: (name, listener) => void listeners.set(name, listener),
    emit: (name, data) => void sent.push([name, data]),
    open: () => (opened += 1),
    close: () => undefined,
  };
  return { wire, sent, opened: () => opened, say: (name: string, data?: unknown) => listeners.get(name)?.(data) };
}

const at = (seq: number, epoch = 1): Position => ({ day: '2026-11-24', epoch, seq });
type Shown = readonly string[];

function linkOn(more: Partial<HallLinkOptions<Shown, string>> = {}) {
  const fake = fakeWire();
  const time = { now: 1_000 };
  const waits: [() => void, number][] = [];
  const link = new HallLink<Shown, string>({
    wire: fake.wire,
    readSnapshot: (data) => data as { at: Position; time: number; view: Shown },
    readDelta: (data) => data as { at: Position; changes: string },
    readHeartbeat: (data) => data as { at: Position; time: number; ageMs: number },
    apply: (view, change) => [...view, change],
    now: () => time.now,
    random: () => 0.5,
    later: (task, ms) => waits.push([task, ms]),
    ...more,
  });
  return { ...fake, link, time, waits };
}

describe('a link to a hall', () => {
  it('asks again on a gap and shows nothing of it', () => {
    const { link, say, sent } = linkOn();
    say('connect');
    say('snapshot', { at: at(5), time: 0, view: ['a'] });
    say('delta', { at: at(7), changes: 'c' });
    expect(link.seen().view).toEqual(['a']);
    expect(sent).toEqual([
      ['resync', { at: null }],
      ['resync', { at: at(5) }],
    ]);
  });

  it('is never older than it was', () => {
    const { link, say } = linkOn();
    say('connect');
    say('snapshot', { at: at(5), time: 0, view: ['new'] });
    say('snapshot', { at: at(4), time: 0, view: ['old'] });
    expect(link.seen()).toMatchObject({ view: ['new'], position: at(5) });
  });

  it('tells what a commit changed before it is shown', () => {
    const told: string[] = [];
    const { link, say } = linkOn({ onDelta: (change) => told.push(`${change}, then ${String(link.seen().view)}`) });
    say('connect');
    say('snapshot', { at: at(5), time: 0, view: ['a'] });
    say('delta', { at: at(6), changes: 'b' });
    expect(told).toEqual(['b, then a']);
    expect(link.seen().view).toEqual(['a', 'b']);
  });

  it('says since when it stands still, in server time, whatever the clock of the machine', () => {
    const { link, say, time } = linkOn();
    say('connect');
    say('snapshot', { at: at(5), time: 1_000_000, view: [] });
    say('heartbeat', { at: at(5), time: 1_000_000, ageMs: 200 });
    expect(link.seen().freshness).toBe('fresh');
    time.now += 5_000;
    say('disconnect');
    expect(link.seen()).toMatchObject({ freshness: 'late', since: 999_800 });
    time.now += 26_000;
    say('connect_error');
    expect(link.seen()).toMatchObject({ freshness: 'lost', since: 999_800 });
    expect(link.serverNow()).toBe(1_031_000);
  });

  it('comes back with growing waits, and at once when the edge names a time', () => {
    const { say, waits, opened } = linkOn();
    say('connect_error');
    say('connect_error');
    expect(waits.map(([, ms]) => ms)).toEqual([500, 1_000]);
    waits[1]?.[0]();
    expect(opened()).toBe(1);
    say('connect');
    say('closing', { reason: 'drain', retryAfterMs: 3_000 });
    expect(waits[2]?.[1]).toBeGreaterThanOrEqual(3_000);
  });

  it('does not come back after it was stopped', () => {
    const { link, say, waits } = linkOn();
    link.stop();
    say('disconnect');
    expect(waits).toEqual([]);
  });

  it('gives up a connection on which nothing is heard any more', () => {
    const { link, say, time, waits, opened } = linkOn();
    say('connect');
    say('heartbeat', { at: at(5), time: 0, ageMs: 0 });
    time.now += 11_999;
    link.tick();
    expect(waits).toEqual([]);
    time.now += 1;
    link.tick();
    waits[0]?.[0]();
    expect(opened()).toBe(1);
  });

  it('connects at once when the network of the machine is back, however long the back-off was', () => {
    const { link, say, opened } = linkOn();
    for (let failure = 0; failure < 8; failure += 1) say('connect_error');
    link.reopen();
    expect(opened()).toBe(1);
  });
});
