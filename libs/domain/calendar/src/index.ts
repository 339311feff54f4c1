export { calendarOf, isProvisionalYear, isWorkingDay } from './calendar.ts';
export type { Calendar, CalendarDay, CalendarYear, UnknownYear } from './calendar.ts';
export { addDays, businessDay, dateOf, dayNumberOf, minuteOfDay, startOfDay, weekdayOf } from './dates.ts';
export { addWorkingDays, deadlineOf, isDeadline, usedDays } from './deadline.ts';
export type { Deadline, Limit, Pause, Stopped } from './deadline.ts';
export { readClock } from './light.ts';
export type { Clock, ClockReading, Light } from './light.ts';
export { hoursFrom, hoursIndex, hoursOn, minutesOf, nextOpenDay, phaseAt } from './opening-hours.ts';
export type { ClosedDay, DayHours, HallPhase, Hours, HoursIndex, HoursRule, UnsaidDay } from './opening-hours.ts';
