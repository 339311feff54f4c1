import { describe, expect, it } from '@jest/globals';
import { idleVerdict, resultSeconds } from './idle-clock.ts';

const left = { mode: 'normal', screen: 'find', pristine: false } as const;

describe('a kiosk that somebody left', () => {
  it('stays while a press is under way, however long', () => {
    expect(idleVerdict({ ...left, screen: 'asking', idleMs: 120_000 })).toEqual({ kind: 'stay' });
  });

  it('stays as it is when nobody has touched it', () => {
    expect(idleVerdict({ ...left, screen: 'home', pristine: true, idleMs: 3_600_000 })).toEqual({ kind: 'stay' });
  });

  it('warns at 15 s and is wiped at 20 s', () => {
    expect(idleVerdict({ ...left, idleMs: 14_999 })).toEqual({ kind: 'stay' });
    expect(idleVerdict({ ...left, idleMs: 15_000 })).toEqual({ kind: 'warn', seconds: 5 });
    expect(idleVerdict({ ...left, idleMs: 19_900 })).toEqual({ kind: 'warn', seconds: 1 });
    expect(idleVerdict({ ...left, idleMs: 20_000 })).toEqual({ kind: 'wipe' });
  });

  it('has no time-out under 60 s in elder mode', () => {
    for (const screen of ['home', 'find', 'missed', 'number', 'said'] as const) {
      expect(idleVerdict({ mode: 'elder', screen, pristine: false, idleMs: 54_999 })).toEqual({ kind: 'stay' });
      expect(idleVerdict({ mode: 'elder', screen, pristine: false, idleMs: 60_000 })).toEqual({ kind: 'wipe' });
    }
  });

  it('shows the number for eight seconds', () => {
    expect(idleVerdict({ ...left, screen: 'number', idleMs: 7_999 })).toEqual({ kind: 'stay' });
    expect(idleVerdict({ ...left, screen: 'number', idleMs: 8_000 })).toEqual({ kind: 'wipe' });
    expect(resultSeconds('normal', 0)).toBe(8);
    expect(resultSeconds('normal', 7_100)).toBe(1);
  });
});
