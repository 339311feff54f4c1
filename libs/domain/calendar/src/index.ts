export { calendarOf, isProvisionalYear, isWorkingDay } from './calendar.ts';
export type { Calendar, CalendarDay, CalendarYear, UnknownYear } from './calendar.ts';
export { addDays, businessDay, dateOf, dayNumberOf, minuteOfDay, startOfDay, weekdayOf } from './dates.ts';
