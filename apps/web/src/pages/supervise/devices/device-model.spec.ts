import { describe, expect, it } from '@jest/globals';
import type { DeviceStatus, HallDevice } from '@yimen/contracts';
import { deviceRowsOf } from './device-model.ts';

const place = (device: string, subject?: string): HallDevice => ({
  ...{ device, place: { kind: 'window', hall: '310101018', window: '4' }, position: '4 号窗口上方' },
  ...(subject === undefined ? {} : { pairing: { subject, approvedBy: 'c007', approvedAt: 1, seenAt: 5 } }),
});
const status = (device: string, change: Partial<DeviceStatus> = {}): DeviceStatus => ({
  ...{ device, kind: 'window', connected: true, seenAt: 90, lastPaintAt: 80, stale: false },
  ...change,
});

describe('the devices of a hall', () => {
  it('come with their troubles first and empty places last', () => {
    const places = [place('empty'), place('well', 's1'), place('old', 's2'), place('gone', 's3'), place('never', 's4')];
    const live = [status('s1'), status('s2', { stale: true }), status('s3', { connected: false })];
    expect(deviceRowsOf(places, live).map((row) => [row.place.device, row.trouble])).toEqual([
      ['old', { kind: 'stands', since: 80 }],
      ['gone', { kind: 'lost', since: 90 }],
      ['never', { kind: 'lost', since: undefined }],
      ['well', undefined],
      ['empty', undefined],
    ]);
  });

  it.each([
    ['paper that runs out', { kind: 'kiosk', health: { printer: 'paper-low' } }, { kind: 'paper-low' }],
    ['a hall display without sound', { kind: 'hall', health: { sound: false } }, { kind: 'silent' }],
    ['a window display without sound: it has none to give', { kind: 'window', health: { sound: false } }, undefined],
  ] as const)('tell of %s', (_, { kind, health }, trouble) => {
    const painted = { day: '2026-11-24', epoch: 1, seq: 1 };
    const live = [status('s1', { kind, health: { version: '1', upSec: 1, painted, sound: true, ...health } })];
    expect(deviceRowsOf([place('one', 's1')], live)[0]?.trouble).toEqual(trouble);
  });
});
