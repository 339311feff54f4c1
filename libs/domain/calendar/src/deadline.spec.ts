import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarOf } from './calendar.ts';
import { addDays } from './dates.ts';
import type { Limit, Pause } from './deadline.ts';
import { addWorkingDays, deadlineOf, isDeadline, usedDays } from './deadline.ts';
import { readClock } from './light.ts';
import { publishedYears, yearOf } from './years.fake.ts';

const calendar = calendarOf(publishedYears);
const working = (n: number): Limit => ({ n, unit: 'workingDay' });
const onDay = (date: string) => ({ date, provisional: false });

describe('standing examples of the specification', () => {
  it.each([
    ['5 working days over the Spring Festival of 2018', '2018-02-13', 5, '2018-02-26'],
    ['5 working days over the National Day of 2026', '2026-09-30', 5, '2026-10-13'],
    ['a receipt on the make-up Saturday', '2026-02-14', 5, '2026-02-28'],
    ['a receipt on the holiday', '2026-02-21', 5, '2026-02-28'],
  ])('%s', (_, start, n, date) => {
    expect(addWorkingDays(calendar, start, n)).toEqual(onDay(date));
  });

  it('a promised limit that a special step stops goes on where it stopped', () => {
    expect(deadlineOf(calendar, '2026-09-24', working(10), [{ from: '2026-09-28', to: '2026-10-12' }])).toEqual(onDay('2026-10-23'));
  });

  it('a limit that runs into a year without a table is unknown, not a silent Monday to Friday', () => {
    expect(deadlineOf(calendar, '2026-12-21', working(20))).toEqual({ refused: 'calendar-year-unknown', year: 2027 });
  });

  it('silence on the make-up Saturday has passed at 00:00 of 1 March', () => {
    const clock = { start: '2026-02-14', limit: working(5) };
    expect(readClock(calendar, clock, '2026-02-28').light).toBe('yellow');
    expect(readClock(calendar, clock, '2026-03-01').light).toBe('red');
  });
});

describe('deadlineOf', () => {
  it('ends a visit of no days on its own day, even a day off', () => {
    expect(deadlineOf(calendar, '2026-02-21', working(0))).toEqual(onDay('2026-02-21'));
  });

  it('moves a limit in calendar days that ends on a day off to the next working day', () => {
    const days = (n: number): Limit => ({ n, unit: 'calendarDay' });
    expect(deadlineOf(calendar, '2026-09-15', days(20))).toEqual(onDay('2026-10-08'));
    expect(deadlineOf(calendar, '2026-03-02', days(3))).toEqual(onDay('2026-03-05'));
  });

  it('says that it stands still while a pause has no end', () => {
    expect(deadlineOf(calendar, '2026-03-02', working(5), [{ from: '2026-03-04' }])).toEqual({ stopped: true });
  });

  it('keeps a deadline that was reached before the pause', () => {
    expect(deadlineOf(calendar, '2026-03-02', working(2), [{ from: '2026-03-05' }])).toEqual(onDay('2026-03-04'));
  });

  it('uses a day on which it stopped and went on again', () => {
    expect(deadlineOf(calendar, '2026-03-02', working(2), [{ from: '2026-03-03', to: '2026-03-03' }])).toEqual(onDay('2026-03-04'));
  });

  it('marks a date that rests on a provisional table, and only that', () => {
    const guess = yearOf(2027, '01-01', '', true);
    const demo = calendarOf([...publishedYears, guess]);
    expect(deadlineOf(demo, '2026-12-21', working(20))).toEqual({ date: '2027-01-19', provisional: true });
    expect(deadlineOf(demo, '2026-12-21', working(5))).toEqual(onDay('2026-12-28'));
  });

  it('lets a bureau have a year of its own and takes the city’s for the others', () => {
    const closed = yearOf(2026, '03-03');
    const bureau = calendarOf(publishedYears, [closed]);
    expect(addWorkingDays(bureau, '2026-03-02', 1)).toEqual(onDay('2026-03-04'));
    expect(addWorkingDays(bureau, '2018-02-13', 5)).toEqual(onDay('2018-02-26'));
  });

  const anyHolidays = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 20 });
  const yearsWith = (days: readonly number[]) =>
    Array.from({ length: 11 }, (_, i) => yearOf(2016 + i, days.map((day) => `02-${String(day).padStart(2, '0')}`).join(' '), '03-05'));
  const anyPauses = fc.array(fc.tuple(fc.nat(120), fc.nat(40)), { maxLength: 4 });
  it('is the day on which the last unit is used, whatever the pauses', () => {
    const unit = fc.constantFrom('workingDay' as const, 'calendarDay' as const);
    fc.assert(
      fc.property(anyHolidays, fc.nat(2900), fc.integer({ min: 1, max: 60 }), unit, anyPauses, (holidays, offset, n, of, spans) => {
        const calendar = calendarOf(yearsWith(holidays));
        const start = addDays('2016-06-01', offset);
        const pauses: Pause[] = spans.map(([at, days]) => ({ from: addDays(start, at), to: addDays(start, at + days) }));
        const end = deadlineOf(calendar, start, { n, unit: of }, pauses);
        if (!isDeadline(end)) throw new Error(`no date from ${start}`);
        const used = usedDays(calendar, start, of, end.date, pauses);
        const before = usedDays(calendar, start, of, addDays(end.date, -1), pauses);
        expect(of === 'workingDay' ? used : Number(used) >= n).toEqual(of === 'workingDay' ? n : true);
        if (of === 'workingDay') expect(before).toBe(n - 1);
      }),
    );
  });

  it('never ends earlier for a pause', () => {
    fc.assert(
      fc.property(anyHolidays, fc.nat(2900), fc.integer({ min: 1, max: 30 }), fc.nat(30), fc.nat(30), (holidays, offset, n, at, days) => {
        const calendar = calendarOf(yearsWith(holidays));
        const start = addDays('2016-06-01', offset);
        const plain = deadlineOf(calendar, start, working(n));
        const paused = deadlineOf(calendar, start, working(n), [{ from: addDays(start, at), to: addDays(start, at + days) }]);
        return isDeadline(plain) && isDeadline(paused) && paused.date >= plain.date;
      }),
    );
  });
});

describe('readClock', () => {
  const limit = working(10);
  const start = '2026-03-02';

  it.each([
    ['2026-03-02', 'green', 10],
    ['2026-03-12', 'green', 3],
    ['2026-03-13', 'yellow', 2],
    ['2026-03-16', 'yellow', 1],
    ['2026-03-17', 'red', 0],
  ])('on %s it is %s with %d left', (today, light, remaining) => {
    expect(readClock(calendar, { start, limit }, today)).toMatchObject({ light, remaining, deadline: { date: '2026-03-16' } });
  });

  it('is blue while it stands still and has used what it used', () => {
    const pauses = [{ from: '2026-03-05' }];
    expect(readClock(calendar, { start, limit, pauses }, '2026-03-20')).toEqual({ light: 'blue', used: 2, remaining: 8 });
  });

  it('is grey in a year that nobody has published', () => {
    const reading = readClock(calendar, { start: '2026-12-21', limit: working(20) }, '2026-12-22');
    expect(reading).toEqual({ light: 'grey', unknown: { refused: 'calendar-year-unknown', year: 2027 }, used: 0, remaining: 20 });
  });
});
