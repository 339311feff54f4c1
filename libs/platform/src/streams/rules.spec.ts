import { describe, expect, it } from '@jest/globals';
import { redeliveryDelayMs } from './delivery/back-off.ts';
import { StreamConfigMismatch, compareConfig } from './config-mismatch.ts';
import { Lanes } from './delivery/lanes.ts';
import { subjectMatches } from './subject-match.ts';

describe('redeliveryDelayMs', () => {
  it('waits 1, 5, 30 s, 2, 10, 30 min, then hourly', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 20].map(redeliveryDelayMs);
    expect(delays).toEqual([1000, 5000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 3_600_000]);
  });
});

describe('subjectMatches', () => {
  it.each([
    ['queue.day.*.*', 'queue.day.opened.310101015', true],
    ['queue.day.*.*', 'queue.day.opened', false],
    ['queue.day.*', 'queue.day.opened.310101015', false],
    ['dead.>', 'dead.intake.a.b', true],
    ['dead.>', 'dead', false],
    ['a.b', 'a.c', false],
  ])('%s takes %s: %s', (pattern, subject, matches) => {
    expect(subjectMatches(pattern, subject)).toBe(matches);
  });
});

describe('compareConfig', () => {
  it('names the first field that the server holds otherwise', () => {
    const compare = () => compareConfig('S', { name: 'S', max_age: 5, deny_delete: true }, { name: 'S', max_age: 5, metadata: {} });
    expect(compare).toThrow(StreamConfigMismatch);
    expect(compare).toThrow('stream-config-mismatch: S deny_delete: wanted true, got undefined');
  });

  it('takes what is false or zero for equal to what is absent, and ignores what the server adds', () => {
    expect(() => compareConfig('S', { deny_purge: false, max_age: 0, subjects: ['a'] }, { subjects: ['a'], extra: 1 })).not.toThrow();
  });
});

describe('Lanes', () => {
  it('keeps the order within a lane, runs lanes side by side, and never more than its width', async () => {
    const lanes = new Lanes(2);
    const order: string[] = [];
    let running = 0;
    let most = 0;
    const work = (name: string) => async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(name);
      running -= 1;
    };
    for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2']) void lanes.run(name.charAt(0), work(name));
    await lanes.idle();
    expect(most).toBe(2);
    expect(order.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(order).toHaveLength(6);
  });

  it('goes on after a failure', async () => {
    const lanes = new Lanes(1);
    await expect(lanes.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    let ran = false;
    await lanes.run('a', () => {
      ran = true;
      return Promise.resolve();
    });
    expect(ran).toBe(true);
  });
});
