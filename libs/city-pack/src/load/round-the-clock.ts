import type { HoursRow } from '../tables/places.ts';

const day = { opens: '00:00', closes: '24:00', breakFrom: undefined, breakTo: undefined, lastTicket: '24:00', note: '' };

/** Replaces the hours of some halls: open all day on every weekday, and on the dates for which all centres have hours of their own. */
export function openRoundTheClock(hours: readonly HoursRow[], halls: readonly string[]): readonly HoursRow[] {
  const dates = hours.filter((row) => row.centre === '*' && row.day.length > 1).map((row) => row.day);
  const days = [...['1', '2', '3', '4', '5', '6', '7'], ...dates];
  const open = halls.flatMap((centre) => days.map((each) => ({ ...day, centre, day: each })));
  return [...hours.filter((row) => !halls.includes(row.centre)), ...open];
}
