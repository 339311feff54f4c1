import type { DatedLimit, Deadlines } from '@yimen/contracts';
import { deadlineOf } from '@yimen/domain-calendar';
import type { Calendar, Limit } from '@yimen/domain-calendar';
import type { ItemContent } from '@yimen/domain-catalogue';

/** All three limits of an item, in dates, if it is handed in and accepted on a day. */
export function deadlinesFrom(calendar: Calendar, { clocks }: ItemContent, on: string): Deadlines {
  const acceptance = { n: clocks.acceptanceDays, unit: 'workingDay' } as const;
  const dated = (limit: Limit): DatedLimit => datedLimit(calendar, on, limit);
  return { on, acceptance: dated(acceptance), promised: dated(clocks.promised), statutory: dated(clocks.statutory) };
}

function datedLimit(calendar: Calendar, on: string, limit: Limit): DatedLimit {
  const end = deadlineOf(calendar, on, limit);
  if ('date' in end) return { limit, ...end };
  return { limit, provisional: false, ...('year' in end ? { unknownYear: end.year } : {}) };
}
