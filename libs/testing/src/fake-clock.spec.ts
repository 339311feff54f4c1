import { describe, expect, it } from '@jest/globals';
import { FakeClock } from './fake-clock.ts';

describe('FakeClock', () => {
  it('refuses a start that is no time and a step backwards', () => {
    expect(() => new FakeClock('tomorrow')).toThrow(RangeError);
    expect(() => new FakeClock(0).advance(-1)).toThrow(RangeError);
  });

  it('stands still until it is moved', () => {
    const clock = new FakeClock('2026-03-02T08:30:00+08:00');
    expect(clock.now()).toBe(Date.UTC(2026, 2, 2, 0, 30));
    clock.advance(1500);
    expect(clock.now()).toBe(Date.UTC(2026, 2, 2, 0, 30, 1, 500));
    clock.advanceTo('2026-03-02T17:00:00+08:00');
    expect(clock.now()).toBe(Date.UTC(2026, 2, 2, 9, 0));
  });

  it('runs what was planned at its own time and in order, also what is planned on the way', () => {
    const clock = new FakeClock(0);
    const seen: string[] = [];
    const note = (what: string) => seen.push(`${what} at ${clock.now()}`);
    clock.after(300, () => note('late'));
    clock.after(100, () => {
      note('early');
      clock.after(100, () => note('between'));
    });
    clock.after(1000, () => note('never'));
    clock.advance(300);
    expect(seen).toEqual(['early at 100', 'between at 200', 'late at 300']);
  });

  it('does not run what was cancelled', () => {
    const clock = new FakeClock(0);
    let runs = 0;
    const cancel = clock.after(10, () => (runs += 1));
    cancel();
    clock.advance(100);
    expect(runs).toBe(0);
  });
});
