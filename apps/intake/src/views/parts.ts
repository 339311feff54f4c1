import type { ClockView, DocumentRef, OrderView, StationView } from '@yimen/contracts';
import { holderOf, readClocks } from '@yimen/domain-cases';
import type { Case, CaseClock, DocumentKind, Order, Station } from '@yimen/domain-cases';
import type { CityFacts } from '../city/city-facts.ts';
import { documentId } from '../documents/read.ts';

const resident = { zh: '您', en: 'You' };

/** The line that shows who held the file when. */
export function custodyOf(on: Case, city: CityFacts): StationView[] {
  return on.custody.map((station) => stationView(station, city));
}

/** Who holds it now. */
export function holderView(on: Case, city: CityFacts): StationView {
  return stationView(holderOf(on.custody) ?? { holder: { kind: 'resident' }, since: on.since }, city);
}

export function officeView(centre: string, since: number, city: CityFacts): StationView {
  return { kind: 'office', code: centre, names: city.centreNames(centre), since };
}

function stationView({ holder, since }: Station, city: CityFacts): StationView {
  if (holder.kind === 'office') return officeView(holder.centre, since, city);
  if (holder.kind === 'bureau') return { kind: 'bureau', code: holder.bureau, names: city.bureauNames(holder.bureau), since };
  return { kind: 'resident', names: resident, since };
}

/** All clocks of a case as a page shows them. */
export function clocksOf(on: Case, city: CityFacts, now: number): ClockView[] {
  return readClocks(on.clocks, city.calendarFor(on.item.bureau), now, city.timeZone).map(clockView);
}

export function clockView({ clock, run, state, light, deadline, remaining, unknown }: CaseClock): ClockView {
  return {
    clock,
    startedOn: run.startedOn,
    limit: run.limit,
    state,
    ...(deadline ? { deadline: deadline.date } : {}),
    provisional: deadline?.provisional ?? false,
    ...(unknown ? { unknownYear: unknown.year } : {}),
    ...(remaining === undefined ? {} : { remaining }),
    light,
  };
}

export function orderView(order: Order): OrderView {
  const { exchangeKey, system, bureau, state, since, why, until, notice, incident } = order;
  return {
    exchangeKey,
    system,
    bureau,
    state,
    since,
    ...(why === undefined ? {} : { why }),
    ...(until === undefined ? {} : { until }),
    ...(notice ? { notice } : {}),
    ...(incident === undefined ? {} : { incident }),
  };
}

/** The documents that a case has, in the order in which they were issued. */
export function documentsOf(on: Case): DocumentRef[] {
  return (Object.keys(on.documents) as DocumentKind[]).map((kind) => ({ id: documentId(on.number, kind), kind }));
}
