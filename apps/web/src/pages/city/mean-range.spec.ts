import { describe, expect, it } from '@jest/globals';
import type { HallBusy } from '../../shared/load/hall-busy.ts';
import { meanOf } from './mean-range.ts';

const open = (waiting: number, lowMin: number, highMin: number): HallBusy => ({
  kind: 'open',
  waiting,
  windowsOpen: 3,
  range: { lowMin, highMin },
});

describe('the wait of an area', () => {
  it('is unknown where no hall has one', () => {
    expect(meanOf([{ kind: 'unknown' }, { kind: 'closed' }, { kind: 'open', waiting: 4, windowsOpen: 0 }])).toBeUndefined();
  });

  it('weighs each hall by the people who wait there', () => {
    expect(meanOf([open(30, 20, 40), open(10, 4, 8)])).toEqual({ lowMin: 16, highMin: 32 });
  });

  it('is the plain mean where nobody waits, low end down and high end up', () => {
    expect(meanOf([open(0, 1, 4), open(0, 2, 7)])).toEqual({ lowMin: 1, highMin: 6 });
  });

  it('stays the wait of one hall, whatever its people', () => {
    expect(meanOf([open(3, 7, 11), { kind: 'unknown' }])).toEqual({ lowMin: 7, highMin: 11 });
  });
});
