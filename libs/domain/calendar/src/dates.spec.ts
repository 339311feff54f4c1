import { describe, expect, it } from '@jest/globals';
import { addDays, businessDay, dateOf, dayNumberOf, minuteOfDay, startOfDay, weekdayOf } from './dates.ts';

const everyDay = Array.from({ length: 4018 }, (_, i) => addDays('2016-01-01', i));

describe('dates', () => {
  it('turns days into numbers and back', () => {
    for (const date of everyDay) expect(dateOf(dayNumberOf(date))).toBe(date);
  });

  it('knows weekdays', () => {
    expect(['2026-11-23', '2026-11-29', '1969-12-31'].map((date) => weekdayOf(dayNumberOf(date)))).toEqual([1, 7, 3]);
  });

  it('begins the business day of the city at its own midnight', () => {
    const midnight = Date.UTC(2026, 10, 23, 16, 0);
    expect(businessDay(midnight - 1, 'Asia/Shanghai')).toBe('2026-11-23');
    expect(businessDay(midnight, 'Asia/Shanghai')).toBe('2026-11-24');
    expect(startOfDay('2026-11-24', 'Asia/Shanghai')).toBe(midnight);
    expect(minuteOfDay(Date.UTC(2026, 10, 24, 0, 0), 'Asia/Shanghai')).toBe(8 * 60);
  });
});
