import { date, oneOf, text, whole } from '../cells.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';

/** The table of one year; `file` is set per year by the loader. */
export const calendarTable = table({
  file: 'calendar',
  key: ['date'],
  columns: { date, kind: oneOf(['holiday', 'make-up']), nameZh: text(), nameEn: text(), notice: text(80), revision: whole(1, 99) },
});
export type CalendarRow = Row<typeof calendarTable>;
