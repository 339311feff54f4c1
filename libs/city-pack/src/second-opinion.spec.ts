import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import { isWorkday } from 'chinese-workday';
import { addDays, addWorkingDays, calendarOf, deadlineOf, isWorkingDay } from '@yimen/domain-calendar';
import { loadCityPack } from './load-city-pack.ts';

const shanghai = new URL('../../../cities/shanghai', import.meta.url).pathname;
const calendar = calendarOf((await loadCityPack(shanghai)).calendar.values());

/** Days on which the second package is known to be wrong: README of the calendar says why. */
const listed = ['2018-01-01', '2020-01-31', '2020-02-01', '2023-01-03'];

const everyDay = Array.from({ length: 4018 }, (_, i) => addDays('2016-01-01', i));

describe('the tables of 2016 to 2026, day by day', () => {
  it('covers all 4,018 days', () => {
    expect([everyDay[0], everyDay.at(-1)]).toEqual(['2016-01-01', '2026-12-31']);
  });

  it('agrees with chinese-days on every day', () => {
    expect(everyDay.filter((date) => isWorkingDay(calendar, date) !== chineseDays.isWorkday(date))).toEqual([]);
  });

  it('differs from chinese-workday on the four listed days; a fifth is a failure', () => {
    expect(everyDay.filter((date) => isWorkingDay(calendar, date) !== isWorkday(date))).toEqual(listed);
  });

  it('does not know 2015 and 2027', () => {
    expect(isWorkingDay(calendar, '2015-12-31')).toEqual({ refused: 'calendar-year-unknown', year: 2015 });
    expect(isWorkingDay(calendar, '2027-01-04')).toEqual({ refused: 'calendar-year-unknown', year: 2027 });
  });
});

describe('standing examples of the specification, on the published tables', () => {
  it.each([
    ['2018-02-13', 5, '2018-02-26'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2026-02-14', 5, '2026-02-28'],
    ['2026-02-21', 5, '2026-02-28'],
  ])('from %s %d working days end on %s', (start, n, date) => {
    expect(addWorkingDays(calendar, start, n)).toEqual({ date, provisional: false });
  });

  it('stops for a special step, and does not know 2027', () => {
    const special = [{ from: '2026-09-28', to: '2026-10-12' }];
    expect(deadlineOf(calendar, '2026-09-24', { n: 10, unit: 'workingDay' }, special)).toEqual({ date: '2026-10-23', provisional: false });
    expect(addWorkingDays(calendar, '2026-12-21', 20)).toEqual({ refused: 'calendar-year-unknown', year: 2027 });
  });
});

describe('the demo’s provisional tables', () => {
  it('are loaded only for the demo, and mark every date that rests on them', async () => {
    const demo = calendarOf((await loadCityPack(shanghai, { demo: true })).calendar.values());
    expect(addWorkingDays(demo, '2026-12-21', 20)).toMatchObject({ provisional: true });
    expect(addWorkingDays(demo, '2026-12-21', 5)).toEqual({ date: '2026-12-28', provisional: false });
  });
});
