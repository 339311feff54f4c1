import { CentreHours } from '@yimen/contracts';
import { clockText } from '@yimen/ui/format';
import type { Api } from '../api/api.ts';
import { valueOf } from '../api/value-of.ts';
import type { CentresNow } from './load-page.ts';

/** When a closed area opens again: the day, the clock, and how many days away. */
export interface Opening {
  readonly date: string;
  readonly clock: string;
  readonly daysAway: number;
}

/** The next opening of the first centre of an area, for an area in which all are closed. */
export async function opensAgain(
  api: Api,
  { centres, load, city }: CentresNow,
  district: string | undefined,
): Promise<Opening | undefined> {
  const first = centres.find((centre) => district === undefined || centre.district === district);
  const hours = first && (await valueOf(api.get(`/api/catalogue/centres/${first.code}/hours`, CentreHours)));
  if (!hours || !load || !city) return undefined;
  return nextOpening(hours.days, clockText(load.at, city.timeZone));
}

/** The first moment after now at which a row of days, today first, lets people in. A break at noon ends too. */
export function nextOpening(days: CentreHours['days'], now: string): Opening | undefined {
  for (const [daysAway, day] of days.entries()) {
    if (day.kind !== 'open') continue;
    const times = [day.opens, ...(day.break ? [day.break.to] : [])];
    const clock = times.find((time) => daysAway > 0 || time > now);
    if (clock !== undefined) return { date: day.date, clock: clock.replace(/^0/, ''), daysAway };
  }
  return undefined;
}
