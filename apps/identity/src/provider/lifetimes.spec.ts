import { describe, expect, it } from '@jest/globals';
import { refreshSec, remainingSec, sessionSec } from './lifetimes.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('lifetimes', () => {
  it('never lengthens a person’s chain by rotating it', () => {
    expect(refreshSec('web', { kind: 'staff' }, undefined)).toBe(12 * HOUR);
    expect(refreshSec('web', { kind: 'staff' }, 90)).toBe(90);
    expect(refreshSec('web', { kind: 'staff' }, 0)).toBe(1);
  });

  it('never lengthens a session by using it', () => {
    expect(remainingSec({ kind: 'staff' }, 1000, 1000 + HOUR)).toBe(11 * HOUR);
    expect(remainingSec({ kind: 'staff' }, 1000, 1000 + 13 * HOUR)).toBe(1);
    expect(remainingSec({ kind: 'staff' }, undefined, 1000)).toBe(12 * HOUR);
  });

  it('gives a device 90 days from each rotation', () => {
    expect(refreshSec('device', { kind: 'device' }, 90)).toBe(90 * DAY);
  });

  it('keeps residents 30 days and staff 12 hours, nobody known as staff', () => {
    expect(sessionSec({ kind: 'resident' })).toBe(30 * DAY);
    expect(sessionSec({ kind: 'staff' })).toBe(12 * HOUR);
    expect(sessionSec(undefined)).toBe(12 * HOUR);
  });
});
