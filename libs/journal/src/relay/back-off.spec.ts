import { describe, expect, it } from '@jest/globals';
import { stuckAfter, Stalls } from './back-off.ts';

describe('Stalls', () => {
  it('holds up the stream that failed and no other', () => {
    const stalls = new Stalls();
    stalls.fail('test/a', 3, new Error('no'), 1000);
    expect(stalls.waits('test/a', 1099)).toBe(true);
    expect(stalls.waits('test/a', 1100)).toBe(false);
    expect(stalls.waits('test/b', 1000)).toBe(false);
  });

  it('waits longer after each failure and never so long that a fresh leader finds it asleep', () => {
    const stalls = new Stalls();
    const waits = Array.from({ length: 13 }, () => stalls.fail('test/a', 1, undefined, 0).untilMs);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(waits.slice(0, stuckAfter).reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(10_000);
    expect(Math.max(...waits)).toBe(15_000);
  });

  it('names a stream as stuck until it goes through', () => {
    const stalls = new Stalls();
    for (let failures = 0; failures < stuckAfter; failures += 1) stalls.fail('test/a', 7, 'why', 0);
    expect([...stalls.stuck()]).toEqual([['test/a', expect.objectContaining({ seq: 7, error: 'why' })]]);
    stalls.clear('test/a');
    expect(stalls.stuck().size).toBe(0);
    expect(stalls.nextInMs(0)).toBe(Infinity);
  });
});
