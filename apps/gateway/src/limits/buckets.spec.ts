import { describe, expect, it } from '@jest/globals';
import { Buckets } from './buckets.ts';

describe('Buckets', () => {
  it('refuses after the burst and says when to come again', () => {
    const buckets = new Buckets(10, 3);
    expect([1, 2, 3].map(() => buckets.take('a', 0))).toEqual([0, 0, 0]);
    expect(buckets.take('a', 0)).toBe(100);
    expect(buckets.take('a', 99)).toBeGreaterThan(0);
    expect(buckets.take('a', 100)).toBe(0);
  });

  it('keeps one caller from another', () => {
    const buckets = new Buckets(1, 1);
    expect([buckets.take('a', 0), buckets.take('b', 0)]).toEqual([0, 0]);
  });

  it('never fills above the burst', () => {
    const buckets = new Buckets(10, 3);
    buckets.take('a', 0);
    const taken = [1, 2, 3, 4].map(() => buckets.take('a', 3_600_000));
    expect(taken.filter((wait) => wait === 0)).toHaveLength(3);
  });

  it('stays small however many callers come', () => {
    const buckets = new Buckets(1, 5, 100);
    for (let i = 0; i < 10_000; i += 1) buckets.take(`caller-${i}`, i);
    expect(buckets.size).toBeLessThanOrEqual(101);
  });
});
