import { describe, expect, it } from '@jest/globals';
import { hoursText } from './hours-text.ts';

const at = (clock: string) => Date.parse(`2026-11-24T${clock}:00+08:00`);

describe('the hours of a hall', () => {
  it.each([
    [[], ''],
    [[{ from: at('08:30'), to: at('16:30') }], '8:30–16:30'],
    [
      [
        { from: at('08:30'), to: at('12:00') },
        { from: at('13:00'), to: at('16:30') },
      ],
      '8:30–12:00、13:00–16:30',
    ],
    [[{ from: at('00:00'), to: at('00:00') + 86_400_000 }], '0:00–24:00'],
  ])('%j reads %s', (hours, text) => {
    expect(hoursText(hours, 'Asia/Shanghai')).toBe(text);
  });
});
