import { describe, expect, it, jest } from '@jest/globals';
import { wireKey } from '../adapters/wire-key.ts';
import { countsAgainst, refusesUs } from './failures.ts';
import { SystemPolicy } from './system-policy.ts';
import { TokenBucket } from './token-bucket.ts';

const failing = () => Promise.resolve({ kind: 'unknown', why: 'timeout' });
const fine = () => Promise.resolve({ kind: 'acknowledged' });
const policy = (concurrency = 8) => new SystemPolicy({ concurrency, wholeCallMs: 5000, isFailure: countsAgainst });

describe('the policy of a system', () => {
  it('opens at five failures in a row and lets nothing through', async () => {
    const guarded = policy();
    for (let failures = 0; failures < 5; failures += 1) expect(await guarded.run(failing)).toMatchObject({ why: 'timeout' });
    expect(guarded.state).toBe('open');
    expect(guarded.nextTryInMs).toBeGreaterThan(7000);
    expect(guarded.nextTryInMs).toBeLessThan(12_001);
    const call = jest.fn(fine);
    expect(await guarded.run(call)).toEqual({ heldBack: 'breaker' });
    expect(call).not.toHaveBeenCalled();
  });

  it('opens at half of many calls, though never five in a row', async () => {
    const guarded = policy();
    for (let calls = 0; calls < 60 && guarded.state === 'closed'; calls += 1) await guarded.run(calls % 4 === 3 ? fine : failing);
    expect(guarded.state).toBe('open');
  });

  it('does not hold rejections, conflicts and our own limits against the system', async () => {
    const guarded = policy();
    const harmless = [{ kind: 'rejected' }, { kind: 'unknown', why: 'conflict' }, { kind: 'not-sent', why: 'rate' }, { kind: 'not-known' }];
    for (let round = 0; round < 5; round += 1) for (const result of harmless) await guarded.run(() => Promise.resolve(result));
    expect(guarded.state).toBe('closed');
  });

  it('lets so many calls in at once and queues none', async () => {
    const guarded = policy(2);
    const gate = Promise.withResolvers<{ kind: string }>();
    const running = [guarded.run(() => gate.promise), guarded.run(() => gate.promise)];
    expect(await guarded.run(fine)).toEqual({ heldBack: 'bulkhead' });
    gate.resolve({ kind: 'acknowledged' });
    expect(await Promise.all(running)).toHaveLength(2);
  });

  it('is held open for a person, and let go', async () => {
    const guarded = policy();
    guarded.hold();
    expect(guarded.state).toBe('held');
    expect(await guarded.run(fine)).toEqual({ heldBack: 'breaker' });
    guarded.release();
    expect(await guarded.run(fine)).toEqual({ kind: 'acknowledged' });
  });

  it('tells a call when its time is up', async () => {
    const guarded = new SystemPolicy({ concurrency: 1, wholeCallMs: 30, isFailure: countsAgainst });
    const ended = await guarded.run((signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('told'))));
    expect(ended).toBe('told');
  });
});

describe('what counts', () => {
  it('knows a system that refuses us as such', () => {
    expect(refusesUs({ kind: 'not-sent', why: 'redirect' })).toBe(true);
    expect(refusesUs({ kind: 'not-sent', why: 'refused' })).toBe(false);
  });
});

describe('the token bucket', () => {
  it('lets a burst of one second through and no more', () => {
    const bucket = new TokenBucket(5);
    expect(bucket.available).toBe(5);
    for (let taken = 0; taken < 5; taken += 1) bucket.take();
    expect(bucket.available).toBe(0);
  });
});

describe('the key on the wire', () => {
  const key = '310101018000202611240000010/4';
  it('is the key itself where it fits, else the beginning of its hash', () => {
    expect(wireKey(key, 40)).toBe(key);
    expect(wireKey(key, 20)).toMatch(/^[A-Z2-7]{20}$/);
    expect(wireKey(key, 20)).toBe(wireKey(key, 24).slice(0, 20));
    expect(wireKey(key, 20)).not.toBe(wireKey(`${key}1`, 20));
    expect(() => wireKey(key, 8)).toThrow(RangeError);
  });
});
