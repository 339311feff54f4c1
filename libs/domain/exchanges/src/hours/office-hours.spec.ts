import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '@yimen/domain-calendar';
import { alwaysOpen, officeHours } from './office-hours.ts';

const zone = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}+08:00`);
// 2026: New Year off on 1 and 2 January, made up on Sunday 4 January (State Council notice).
const days = [
  { date: '2026-01-01', kind: 'holiday', name: '元旦' },
  { date: '2026-01-02', kind: 'holiday', name: '元旦' },
  { date: '2026-01-04', kind: 'make-up', name: '元旦' },
];
const calendar = calendarOf([{ year: 2026, days, provisional: false } as never]);

describe('officeHours', () => {
  it.each(['', 'daily', 'daily 9:00-17:00', 'weekends 09:00-17:00'])('refuses %p', (rule) => {
    expect(() => officeHours(rule, calendar, zone)).toThrow(RangeError);
  });

  it('is open every day where it says daily', () => {
    const hours = officeHours('daily 07:00-22:00', calendar, zone);
    expect(hours.isOpen(at('2026-01-01T07:00:00'))).toBe(true);
    expect(hours.isOpen(at('2026-01-01T22:00:00'))).toBe(false);
    expect(hours.nextOpen(at('2026-01-01T22:30:00'))).toBe(at('2026-01-02T07:00:00'));
  });

  it('follows holidays and make-up days on working days', () => {
    const hours = officeHours('working-days 09:00-17:00', calendar, zone);
    expect(hours.isOpen(at('2026-01-01T10:00:00'))).toBe(false);
    expect(hours.isOpen(at('2026-01-04T10:00:00'))).toBe(true);
    expect(hours.nextOpen(at('2026-01-01T10:00:00'))).toBe(at('2026-01-04T09:00:00'));
    expect(hours.openMs(at('2026-01-01T00:00:00'), at('2026-01-05T10:00:00'))).toBe(9 * 3_600_000);
  });

  it('is closed in a year that nobody has announced', () => {
    expect(officeHours('working-days 09:00-17:00', calendar, zone).nextOpen(at('2031-03-03T10:00:00'))).toBeUndefined();
  });

  it('never closes where the demo says so', () => expect(alwaysOpen.nextOpen(at('2026-01-01T03:00:00'))).toBe(at('2026-01-01T03:00:00')));
});
