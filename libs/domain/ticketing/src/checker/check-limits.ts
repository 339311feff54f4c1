import type { HallEvent } from '../wire/events.ts';
import type { Check } from './check.ts';
import { isLive, rankOrder, serviceNow } from './world.ts';
import type { SeenTicket, World } from './world.ts';

type Of<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;

/** Q9: transfers keep the rank; a return stands where its rule says. */
export const places: Check = (world, event, place, report) => {
  if (event.type === 'ticketTransferred') {
    const kept = rankOrder(world.tickets.get(event.ticket)?.rank ?? [], event.rank) === 0;
    report.expect('Q9', kept, () => `${place.where}: a transfer changed the rank`);
  }
  if (event.type === 'ticketReturned') report.expect('Q9', isRightReturn(world, event), () => `${place.where}: returned to a wrong place`);
};

function isRightReturn(world: World, event: Of<'ticketReturned'>): boolean {
  const ticket = world.tickets.get(event.ticket);
  const rule = world.config?.services.find((plan) => ticket && plan.service === serviceNow(ticket))?.missRule;
  if (ticket?.state !== 'missed' || rule?.kind !== event.rule) return false;
  const atOldPlace = rankOrder(ticket.rank, event.rank) === 0;
  if (rule.kind === 'within') return ticket.passed <= rule.n && atOldPlace;
  const line = queueOf(world, ticket);
  return line.length > 0 ? standsBehind(line, rule.k, event) : atOldPlace;
}

function queueOf(world: World, ticket: SeenTicket): SeenTicket[] {
  return [...world.tickets.values()]
    .filter((other) => other.state === 'waiting' && other.ticketClass === ticket.ticketClass && serviceNow(other) === serviceNow(ticket))
    .toSorted((left, right) => rankOrder(left.rank, right.rank));
}

function standsBehind(line: readonly SeenTicket[], k: number, event: Of<'ticketReturned'>): boolean {
  const kth = Math.min(k, line.length);
  const before = line[kth - 1];
  const next = line[kth];
  if (!before || before.number !== event.behind || rankOrder(before.rank, event.rank) >= 0) return false;
  return next === undefined || rankOrder(event.rank, next.rank) < 0;
}

/** Q10: limits and gaps of recalls and misses, quotas, one live ticket of a person and service. */
export const limits: Check = (world, event, place, report) => {
  if (event.type === 'ticketIssued')
    report.expect('Q10', isWithinQuota(world, event), () => `${place.where}: ${event.number} above a quota or doubled`);
  if (event.type !== 'ticketRecalled' && event.type !== 'ticketMissed') return;
  const ticket = world.tickets.get(event.ticket);
  const since = place.at - (ticket?.announcedAt ?? 0);
  const tried = ticket?.tried ?? 0;
  const within = ticket?.state === 'called' && isAllowed(world, event.type, tried, since);
  report.expect('Q10', within, () => `${place.where}: ${event.type} after ${tried} announcements and ${since} ms`);
};

function isAllowed(world: World, type: 'ticketRecalled' | 'ticketMissed', tried: number, since: number): boolean {
  const rules = world.config?.rules;
  if (!rules) return false;
  if (type === 'ticketRecalled') return tried - 1 < rules.recallMax && since >= rules.recallGapMs;
  return tried >= rules.missNeedsCalls && since >= rules.missAfterMs;
}

function isWithinQuota(world: World, event: Of<'ticketIssued'>): boolean {
  const quota = world.config?.services.find(({ service }) => service === event.service)?.quota;
  const session = event.session === undefined ? undefined : quota?.sessions[event.session];
  const inSession = world.counted.get(`${event.service}/${event.session ?? ''}`) ?? 0;
  const atWindow = event.channel === 'desk' && event.silent;
  const full = !atWindow && (world.counted.get(event.service) ?? 0) >= (quota?.dayMax ?? Infinity);
  return !isDoubled(world, event) && !full && (session === undefined || inSession < session.max);
}

function isDoubled(world: World, event: Of<'ticketIssued'>): boolean {
  if (event.person === undefined) return false;
  return [...world.tickets.values()].some(
    (ticket) => isLive(ticket) && ticket.person === event.person && serviceNow(ticket) === event.service,
  );
}
