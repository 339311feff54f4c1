import { describe, expect, it } from '@jest/globals';
import { follow } from './touch-trace.ts';
import type { TouchEvent, TouchTrace } from './touch-trace.ts';

const target = { left: 100, top: 100, right: 300, bottom: 200 };
const down = (pointer: number, x = 200, y = 150): TouchEvent => ({ kind: 'down', point: { pointer, x, y } });
const up = (pointer: number, at: number, x = 200, y = 150): TouchEvent => ({
  kind: 'up',
  point: { pointer, x, y },
  target,
  slip: 24,
  at,
});

/** Runs a recorded trace and gives the times of its presses. */
function pressesOf(events: readonly TouchEvent[]): number[] {
  let trace: TouchTrace = {};
  const presses: number[] = [];
  for (const event of events) {
    const step = follow(trace, event);
    trace = step.trace;
    if (step.pressed && event.kind === 'up') presses.push(event.at);
  }
  return presses;
}

describe('a touch on a kiosk', () => {
  it('does nothing when the finger leaves the target by more than the tolerance', () => {
    expect(pressesOf([down(1), up(1, 100, 325, 150)])).toEqual([]);
    expect(pressesOf([down(1), up(1, 100, 200, 75)])).toEqual([]);
  });

  it('is a press when the finger slips by up to 24 px', () => {
    expect(pressesOf([down(1), up(1, 100, 324, 224)])).toEqual([100]);
  });

  it('is a press however long it lasts', () => {
    expect(pressesOf([down(1), up(1, 9_000)])).toEqual([9_000]);
  });

  it('follows the first of several fingers', () => {
    expect(pressesOf([down(1), down(2), up(2, 50), up(1, 100)])).toEqual([100]);
  });

  it('takes a second touch within 600 ms for the same press', () => {
    expect(pressesOf([down(1), up(1, 1_000), down(1), up(1, 1_599)])).toEqual([1_000]);
    expect(pressesOf([down(1), up(1, 1_000), down(1), up(1, 1_600)])).toEqual([1_000, 1_600]);
  });

  it('lets keys of a keyboard be pressed as fast as one types', () => {
    const key = (at: number): TouchEvent => ({ ...up(1, at), guardMs: 0 }) as TouchEvent;
    expect(pressesOf([down(1), key(1_000), down(1), key(1_090)])).toEqual([1_000, 1_090]);
  });

  it('forgets a touch that the system took away', () => {
    expect(pressesOf([down(1), { kind: 'cancel', pointer: 1 }, up(1, 100)])).toEqual([]);
  });

  it('keeps a held target when another finger is cancelled', () => {
    expect(pressesOf([down(1), { kind: 'cancel', pointer: 2 }, up(1, 100)])).toEqual([100]);
  });
});
