import { describe, expect, it } from '@jest/globals';
import type { CentreLine, CityLoad, LoadRow } from '@yimen/contracts';
import { busyOf } from './hall-busy.ts';
import { metresBetween } from './distance.ts';
import { nearOf } from './near.ts';
import { nearTexts } from './near-texts.ts';
import { nearLines } from './near-words.ts';
import { plainTextOf } from '../public/plain-text.ts';

const centre = (code: string, district: string, lon: number): CentreLine => ({
  ...{ code, names: { zh: code, en: code }, district, at: [lon, 31.2], windows: 5 },
});
const centres = [centre('near', 'd1', 121.48), centre('further', 'd1', 121.49), centre('far', 'd2', 121.9)];
const row = (hall: string, waiting: number, range?: readonly [number, number]): LoadRow => ({
  ...{ hall, stale: false, open: true, windowsOpen: range ? 3 : 0 },
  services: [{ service: 'a', waiting, ...(range ? { lowMin: range[0], highMin: range[1] } : {}) }],
});
const loadOf = (...halls: LoadRow[]): CityLoad => ({ at: 1, halls });
const here = [121.479, 31.2] as const;

describe('how busy a hall is', () => {
  it.each([
    ['absent', undefined, 'unknown'],
    ['stale', { hall: 'x', stale: true }, 'unknown'],
    ['closed', { ...row('x', 0), open: false }, 'closed'],
    ['without the service', row('x', 3, [1, 2]), 'other-services'],
  ])('is said when it is %s, never as zero', (_, given, kind) => {
    expect(busyOf(given, kind === 'other-services' ? 'z' : 'a').kind).toBe(kind);
  });

  it('is the wait of its slowest service, for whatever matter', () => {
    const services = [
      { service: 'a', waiting: 2, lowMin: 4, highMin: 8 },
      { service: 'b', waiting: 5, lowMin: 12, highMin: 20 },
      { service: 'c', waiting: 1 },
    ];
    expect(busyOf({ hall: 'x', stale: false, open: true, services, windowsOpen: 2 })).toEqual({
      ...{ kind: 'open', waiting: 8, windowsOpen: 2, range: { lowMin: 12, highMin: 20 }, slowest: 'b' },
    });
  });
});

describe('near and quiet now', () => {
  it('says only how many are open while nobody said where they are', () => {
    const near = nearOf({ centres, load: loadOf(row('near', 1, [1, 2]), { hall: 'far', stale: true }) });
    expect(near).toEqual({ rows: [], best: undefined, counts: { all: 3, open: 1, unknown: 2 } });
  });

  it('weighs the way against the wait, and says what the longer way saves', () => {
    const load = loadOf(row('near', 12, [15, 25]), row('further', 3, [4, 8]), row('far', 0, [0, 2]));
    const near = nearOf({ centres, load, here });
    expect(near.best?.centre.code).toBe('further');
    expect(nearLines(near, { t: plainTextOf(nearTexts, 'zh-CN'), language: 'zh-CN' })[1]).toMatchObject({
      ...{ name: 'further', wait: '等 4–8 分', people: '3 人', best: true, note: '1.0 km，远 950 m，少等 14 分' },
    });
  });

  it('names no best one where nothing is known or no window is open', () => {
    expect(nearOf({ centres, load: loadOf(row('near', 4)), here }).best).toBeUndefined();
    expect(nearOf({ centres, load: undefined, here }).rows.map(({ busy }) => busy.kind)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('keeps to the district that was chosen, shortest wait first', () => {
    const near = nearOf({ centres, load: loadOf(row('near', 9, [9, 18]), row('further', 1, [2, 6])), district: 'd1' });
    expect(near.rows.map((each) => each.centre.code)).toEqual(['further', 'near']);
  });

  it('leaves out centres without windows for the service', () => {
    expect(nearOf({ centres, load: loadOf(row('near', 1, [1, 2])), service: 'z', district: 'd1' }).counts).toMatchObject({
      all: 1,
      unknown: 1,
    });
  });

  it('measures straight lines over the ground', () => {
    expect(Math.round(metresBetween([121.4737, 31.2304], [121.4899, 31.2268]) / 10)).toBe(159);
  });
});
