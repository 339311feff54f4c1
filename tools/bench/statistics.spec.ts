import { describe, expect, it } from '@jest/globals';
import { median, percentile, seededRandom, shuffled, spread } from './statistics.ts';

describe('percentile', () => {
  it('says NaN for no samples rather than inventing a figure', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('interpolates between the closest ranks', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(percentile([10], 0.99)).toBe(10);
    expect(percentile([0, 10], 0.25)).toBe(2.5);
  });

  it('gives median and spread of the same samples', () => {
    const samples = Array.from({ length: 101 }, (_, i) => i);
    expect(median(samples)).toBe(50);
    expect(spread(samples)).toEqual([5, 95]);
  });
});

describe('seededRandom', () => {
  it('repeats by its seed and differs between seeds', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('shuffles without losing or doubling an item', () => {
    const items = ['a', 'b', 'c', 'd'];
    expect(shuffled(items, seededRandom(1)).sort()).toEqual(items);
  });
});
