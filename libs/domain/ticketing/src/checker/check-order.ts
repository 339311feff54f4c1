import type { HallEvent } from '../wire/events.ts';
import type { Check, Place } from './check.ts';
import type { Report } from './report.ts';
import { isDue, isOld, mayTake, rankOrder, serviceNow, tierAt } from './world.ts';
import type { SeenTicket, SeenWindow, World } from './world.ts';

type Called = Extract<HallEvent, { type: 'ticketCalled' }>;

/** Everybody whom the window could have taken at that moment. */
interface Line {
  readonly world: World;
  readonly window: SeenWindow;
  readonly called: SeenTicket;
  readonly everybody: readonly SeenTicket[];
  readonly place: Place;
}

const byOrder: ReadonlySet<string> = new Set(['next', 'aged', 'green']);
const needsReason: ReadonlySet<string> = new Set(['specific', 'direct']);

/** Q6 and Q7: the order among those whom the window may take; exceptions carry their reason. */
export const order: Check = (world, event, place, report) => {
  if (event.type !== 'ticketCalled') return;
  const explained = !needsReason.has(event.choice) || event.exception !== undefined || event.by === undefined;
  report.expect('Q6', explained, () => `${place.where}: exception without a reason`);
  const line = byOrder.has(event.choice) ? lineOf(world, event, place) : undefined;
  if (!line) return;
  checkFirstComeFirstServed(line, report);
  if (event.choice !== 'aged') checkTiers(line, report);
};

function lineOf(world: World, event: Called, place: Place): Line | undefined {
  const window = world.windows.get(event.window);
  const called = world.tickets.get(event.ticket);
  if (!window || !called) return undefined;
  const line = [...world.tickets.values()].filter((ticket) => mayTake(world, window, ticket));
  const due = line.filter((ticket) => isDue(world, ticket, place.at));
  return { world, window, called, place, everybody: due.length > 0 ? due : line };
}

function checkFirstComeFirstServed({ called, everybody, place }: Line, report: Report): void {
  const passed = everybody.find((ticket) => ticket !== called && sameQueue(ticket, called) && rankOrder(ticket.rank, called.rank) < 0);
  report.expect('Q6', passed === undefined, () => `${place.where}: ${called.number} before ${passed?.number ?? ''}`);
}

function sameQueue(one: SeenTicket, other: SeenTicket): boolean {
  return one.ticketClass === other.ticketClass && serviceNow(one) === serviceNow(other) && one.directedTo === other.directedTo;
}

function checkTiers({ world, window, called, everybody, place }: Line, report: Report): void {
  const tier = tierAt(world, window, called);
  const higher = everybody.find((ticket) => tierAt(world, window, ticket) < tier);
  report.expect('Q7', higher === undefined, () => `${place.where}: ${called.number} before ${higher?.number ?? ''} of a higher tier`);
  const [oldest] = everybody.filter((ticket) => isOld(world, ticket, place.at)).toSorted((left, right) => rankOrder(left.rank, right.rank));
  const passedTooOften =
    oldest !== undefined &&
    tierAt(world, window, oldest) > tier &&
    (window.run.get(oldest.id) ?? 0) >= (world.config?.rules.priorityRunMax ?? 0);
  report.expect('Q7', !passedTooOften, () => `${place.where}: the run bound is passed for ${oldest?.number ?? ''}`);
}
