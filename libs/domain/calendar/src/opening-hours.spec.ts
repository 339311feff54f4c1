import { describe, expect, it } from '@jest/globals';
import type { HoursRule } from './opening-hours.ts';
import { hoursFrom, hoursIndex, hoursOn, nextOpenDay, phaseAt } from './opening-hours.ts';

const rule = (centre: string, day: string, opens?: string, closes?: string, more: Partial<HoursRule> = {}): HoursRule => ({
  centre,
  day,
  opens,
  closes,
  note: '',
  ...more,
});

const index = hoursIndex([
  ...['1', '2', '3', '4', '5'].map((day) => rule('*', day, '08:30', '17:00', { lastTicket: '16:30' })),
  rule('*', '6', '08:30', '11:30', { lastTicket: '11:10' }),
  rule('*', '2026-12-31', '08:30', '16:00', { lastTicket: '15:30', note: '年终' }),
  rule('a', '3', '08:30', '19:00', { lastTicket: '18:30' }),
  rule('a', '2026-12-31', '09:00', '12:00'),
  rule('b', '1', '08:30', '16:30', { breakFrom: '12:00', breakTo: '13:00', lastTicket: '16:10' }),
  rule('b', '2026-12-12', undefined, undefined, { note: '检修' }),
]);

describe('hoursOn', () => {
  it.each([
    ['its own date first', 'a', '2026-12-31', { opens: '09:00', closes: '12:00', lastTicket: '12:00', exceptional: true }],
    ['then the date of all', 'b', '2026-12-31', { opens: '08:30', closes: '16:00', note: '年终', exceptional: true }],
    ['then its own weekday', 'a', '2026-12-30', { closes: '19:00', exceptional: false }],
    ['then the weekday of all', 'c', '2026-12-30', { closes: '17:00', lastTicket: '16:30', exceptional: false }],
    ['a closed date with its reason', 'b', '2026-12-12', { closed: true, note: '检修', exceptional: true }],
    ['nothing where no row speaks', 'c', '2026-12-13', { unsaid: true }],
  ])('takes %s', (_, centre, date, expected) => {
    expect(hoursOn(index, centre, date)).toMatchObject({ date, ...expected });
  });
});

describe('phaseAt', () => {
  const hours = hoursOn(index, 'b', '2026-11-23');
  it.each([
    ['08:29', 'before'],
    ['08:30', 'open'],
    ['11:59', 'open'],
    ['12:00', 'break'],
    ['13:00', 'open'],
    ['16:10', 'open'],
    ['16:11', 'last-call'],
    ['16:30', 'after'],
  ])('at %s is %s', (clock, phase) => {
    expect(phaseAt(hours, Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)))).toBe(phase);
  });

  it('tells closed from unsaid', () => {
    expect(phaseAt(hoursOn(index, 'b', '2026-12-12'), 600)).toBe('closed');
    expect(phaseAt(hoursOn(index, 'b', '2026-12-13'), 600)).toBe('unsaid');
  });
});

describe('looking ahead', () => {
  it('lists the dates from a date on', () => {
    expect(hoursFrom(index, 'b', '2026-12-11', 3).map((hours) => phaseAt(hours, 600))).toEqual(['open', 'closed', 'unsaid']);
  });

  it('finds the next day on which a hall opens, within two weeks', () => {
    expect(nextOpenDay(index, 'b', '2026-12-12')).toMatchObject({ date: '2026-12-14' });
    expect(nextOpenDay(hoursIndex([]), 'b', '2026-12-12')).toBeUndefined();
  });
});
