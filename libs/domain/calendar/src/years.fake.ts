import type { CalendarYear } from './calendar.ts';

/** Days off and make-up days of the two years that the examples of the specification need, as published. */
const published: Readonly<Record<number, readonly [holidays: string, makeUps: string]>> = {
  2018: [
    '01-01 02-15 02-16 02-17 02-18 02-19 02-20 02-21 04-05 04-06 04-07 04-29 04-30 05-01 06-18 09-24 10-01 10-02 10-03 10-04 10-05 10-06 10-07 12-30 12-31',
    '02-11 02-24 04-08 04-28 09-29 09-30 12-29',
  ],
  2026: [
    '01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ],
};

/** The published tables of 2018 and 2026. */
export const publishedYears: readonly CalendarYear[] = Object.entries(published).map(([year, [holidays, makeUps]]) =>
  yearOf(Number(year), holidays, makeUps),
);

/** A table of one year from dates `MM-DD` with spaces between. */
export function yearOf(year: number, holidays: string, makeUps = '', provisional = false): CalendarYear {
  const days = (kind: 'holiday' | 'make-up', dates: string) =>
    dates
      .split(' ')
      .filter(Boolean)
      .map((date) => ({ date: `${year}-${date}`, kind, names: { zh: '', en: '' }, notice: '', revision: 1 }));
  return { year, days: [...days('holiday', holidays), ...days('make-up', makeUps)], provisional };
}
