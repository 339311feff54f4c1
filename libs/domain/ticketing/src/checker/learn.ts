import type { HallEvent } from '../wire/events.ts';
import type { FinalState } from '../wire/values.ts';
import { isDue, isOld, mayTake, serviceNow, tierAt } from './world.ts';
import type { SeenTicket, SeenWindow, World } from './world.ts';

/** Takes one event into the checker's picture of the world. */
export function learn(world: World, event: HallEvent, at: number): void {
  learnDay(world, event);
  if ('ticket' in event) learnTicket(world, event, at);
  else if ('window' in event) learnWindow(world, event);
}

const dayStates = { dayOpened: 'open', issuingStopped: 'issuingStopped', issuingResumed: 'open', dayClosed: 'closed' } as const;

function learnDay(world: World, event: HallEvent): void {
  if (event.type === 'hallOwned') world.epoch = event.epoch;
  if (event.type in dayStates) world.state = dayStates[event.type as keyof typeof dayStates];
  if (event.type !== 'dayPlanned') return;
  world.day = event.day;
  world.config = event.config;
  for (const { window, green, skills } of event.config.windows) {
    const closed = { id: window, state: 'closed', fence: 0, clerk: undefined, green, planned: skills, clerkServices: [] } as const;
    world.windows.set(window, { ...closed, skills: new Set(), run: new Map() });
  }
}

function learnWindow(world: World, event: Extract<HallEvent, { window: string }>): void {
  const window = world.windows.get(event.window);
  if (!window) return;
  if (event.type === 'windowOpened') {
    Object.assign(window, { state: 'open', fence: event.fence, clerk: event.clerk, clerkServices: event.clerkServices, run: new Map() });
    window.skills = new Set(event.skills.map(({ service }) => service));
  }
  if (event.type === 'windowPaused') window.state = 'paused';
  if (event.type === 'windowResumed') window.state = 'open';
  if (event.type === 'windowClosed') closeWindow(world, window);
  if (event.type === 'skillsSet') {
    const shared = event.skills.filter(({ service }) => window.clerkServices.includes(service)).map(({ service }) => service);
    Object.assign(window, { planned: event.skills, green: event.green, skills: new Set(shared) });
  }
}

function closeWindow(world: World, window: SeenWindow): void {
  Object.assign(window, { state: 'closed', clerk: undefined, clerkServices: [], skills: new Set(), run: new Map() });
  for (const ticket of world.tickets.values()) {
    if (ticket.state === 'held' && ticket.heldBy === window.id) Object.assign(ticket, { state: 'waiting', heldBy: undefined });
  }
}

type TicketFacts = Extract<HallEvent, { ticket: string }>;

function learnTicket(world: World, event: TicketFacts, at: number): void {
  if (event.type === 'ticketIssued') {
    issue(world, event);
    return;
  }
  const ticket = world.tickets.get(event.ticket);
  if (ticket) (effects[event.type] as Effect<TicketFacts>)(ticket, event, { world, at });
}

type Issued = Extract<HallEvent, { type: 'ticketIssued' }>;

function issue(world: World, event: Issued): void {
  const { ticket: id, number, ticketClass, rank, slot, person, matters, service: issuedFor } = event;
  const session = event.session === undefined ? undefined : `${issuedFor}/${event.session}`;
  world.numbers.add(number);
  world.sequences.set(event.prefix, event.sequence);
  count(world, issuedFor, session, 1);
  const fresh = { directedTo: undefined, window: undefined, heldBy: undefined, tried: 0, announcedAt: 0, calls: 0, misses: 0, passed: 0 };
  world.tickets.set(id, { id, number, state: 'waiting', ticketClass, rank, slot, person, session, issuedFor, matters, ...fresh });
}

function count(world: World, service: string, session: string | undefined, by: number): void {
  for (const key of session === undefined ? [service] : [service, session]) world.counted.set(key, (world.counted.get(key) ?? 0) + by);
}

interface Here {
  readonly world: World;
  readonly at: number;
}
type Effect<E> = (ticket: SeenTicket, event: E, here: Here) => void;

const gone = { window: undefined, heldBy: undefined } as const;

function ended(state: FinalState): Effect<unknown> {
  return (ticket) => void Object.assign(ticket, gone, { state });
}

function laidDown(ticket: SeenTicket): void {
  ticket.matters = ticket.matters.map((matter) => (matter.state === 'active' ? { ...matter, state: 'pending' } : matter));
}

const effects: { readonly [T in Exclude<TicketFacts['type'], 'ticketIssued'>]: Effect<Extract<TicketFacts, { type: T }>> } = {
  ticketCalled: (ticket, event, { world, at }) => {
    countRun(world, ticket, event, at);
    for (const other of world.tickets.values()) {
      if (other.state === 'missed' && other !== ticket && serviceNow(other) === event.service) other.passed += 1;
    }
    const announced = { tried: event.tried, announcedAt: at, calls: ticket.calls + 1 };
    Object.assign(ticket, gone, announced, { state: 'called', window: event.window, directedTo: undefined });
  },
  ticketRecalled: (ticket, event, { at }) => void Object.assign(ticket, { tried: event.tried, announcedAt: at }),
  serviceStarted: (ticket, event) => {
    ticket.state = 'serving';
    ticket.matters = ticket.matters.map((matter) => (event.matters.includes(matter.matter) ? { ...matter, state: 'active' } : matter));
  },
  serviceFinished: (ticket, event) => {
    const results = new Map(event.results.map((result) => [result.matter, result.result === 'skipped' ? 'skipped' : 'done'] as const));
    const done = ticket.matters.map((matter) => ({ ...matter, state: results.get(matter.matter) ?? matter.state }));
    const order = event.order ?? [];
    const moved = order.flatMap((id) => done.filter(({ matter }) => matter === id));
    ticket.matters = [...done.filter(({ matter }) => !order.includes(matter)), ...moved];
    Object.assign(ticket, gone, { state: 'waiting' });
  },
  ticketMissed: (ticket, event) => void Object.assign(ticket, gone, { state: 'missed', misses: event.misses, passed: 0 }),
  ticketVoided: ended('voided'),
  ticketReturned: (ticket, event) => void Object.assign(ticket, { state: 'waiting', rank: event.rank }),
  ticketHeld: (ticket, event) => {
    laidDown(ticket);
    Object.assign(ticket, gone, { state: 'held', heldBy: event.window });
  },
  ticketResumed: (ticket) => void Object.assign(ticket, gone, { state: 'waiting' }),
  ticketTransferred: (ticket, event) => {
    laidDown(ticket);
    const next = ticket.matters.findIndex(({ state }) => state === 'pending');
    const { service } = event.to;
    if (service !== undefined) ticket.matters = ticket.matters.map((matter, at) => (at === next ? { ...matter, service } : matter));
    Object.assign(ticket, gone, { state: 'waiting', directedTo: event.to.window });
  },
  ticketFinished: ended('finished'),
  ticketCancelled: (ticket, event, here) => {
    if (ticket.calls === 0) count(here.world, ticket.issuedFor, ticket.session, -1);
    ended('cancelled')(ticket, event, here);
  },
  ticketExpired: ended('expired'),
  matterAdded: (ticket, event) => void ticket.matters.push(event.matter),
  ticketClassSet: (ticket, event) => void Object.assign(ticket, { ticketClass: event.ticketClass }),
  ticketReprinted: () => undefined,
};

/** Keeps the run of 5.4 at the calling window; calls that are logged exceptions neither count nor end it. */
function countRun(world: World, called: SeenTicket, event: Extract<HallEvent, { type: 'ticketCalled' }>, at: number): void {
  const window = world.windows.get(event.window);
  if (!window || ['specific', 'resumed', 'direct'].includes(event.choice)) return;
  const run = new Map<string, number>();
  const tier = tierAt(world, window, called);
  const line = [...world.tickets.values()].filter((ticket) => mayTake(world, window, ticket));
  const due = line.filter((ticket) => isDue(world, ticket, at));
  for (const ticket of event.choice === 'aged' ? [] : due.length > 0 ? due : line) {
    if (ticket !== called && isOld(world, ticket, at) && tierAt(world, window, ticket) > tier)
      run.set(ticket.id, (window.run.get(ticket.id) ?? 0) + 1);
  }
  window.run = run;
}
