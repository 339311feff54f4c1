import { z } from 'zod';
import { LimitDays } from '@yimen/domain-catalogue';
import { Day } from '../ids.ts';

/** A limit and the day on which it ends, if something is handed in on a day. */
export const DatedLimit = z.strictObject({
  limit: LimitDays,
  /** Absent when the calendar of a year is not published yet. */
  date: Day.optional(),
  /** The date rests on a calendar for which no notice stands: shown as 示例. */
  provisional: z.boolean(),
  /** The year without a published calendar. */
  unknownYear: z.int().optional(),
});
export type DatedLimit = z.infer<typeof DatedLimit>;

/** Both limits if handed in on a day and accepted at once, and the day on which silence means accepted. */
export const Deadlines = z.strictObject({ on: Day, acceptance: DatedLimit, promised: DatedLimit, statutory: DatedLimit });
export type Deadlines = z.infer<typeof Deadlines>;
