import type { DayConfig } from '../wire/config.ts';
import type { FinalState, LiveState, Matter, Skill, TicketClass } from '../wire/values.ts';

/** A ticket as the checker sees it: its own small model, built from events alone and sharing no rule with the engine. */
export interface SeenTicket {
  readonly id: string;
  readonly number: string;
  state: LiveState | FinalState;
  ticketClass: TicketClass;
  rank: readonly number[];
  readonly slot: number | undefined;
  readonly person: string | undefined;
  readonly session: string | undefined;
  readonly issuedFor: string;
  matters: Matter[];
  directedTo: string | undefined;
  window: string | undefined;
  heldBy: string | undefined;
  tried: number;
  announcedAt: number;
  calls: number;
  misses: number;
  passed: number;
}

export interface SeenWindow {
  readonly id: string;
  state: 'open' | 'paused' | 'closed';
  fence: number;
  clerk: string | undefined;
  green: boolean;
  planned: readonly Skill[];
  clerkServices: readonly string[];
  skills: ReadonlySet<string>;
  /** Calls above an aged, eligible ticket in a row, by ticket. */
  run: Map<string, number>;
}

/** Everything that the journal has said so far. */
export interface World {
  day: string;
  epoch: number;
  seq: number;
  at: number;
  state: 'planned' | 'open' | 'issuingStopped' | 'closed';
  config: DayConfig | undefined;
  readonly tickets: Map<string, SeenTicket>;
  readonly windows: Map<string, SeenWindow>;
  readonly sequences: Map<string, number>;
  readonly numbers: Set<string>;
  /** Numbers that count, by service and by `<service>/<session>`. */
  readonly counted: Map<string, number>;
}

export function newWorld(): World {
  return {
    day: '',
    epoch: 0,
    seq: 0,
    at: 0,
    state: 'planned',
    config: undefined,
    tickets: new Map(),
    windows: new Map(),
    sequences: new Map(),
    numbers: new Set(),
    counted: new Map(),
  };
}

/** Service that a ticket waits for or is served in. */
export function serviceNow(ticket: SeenTicket): string {
  const now = ticket.matters.find(({ state }) => state === 'active') ?? ticket.matters.find(({ state }) => state === 'pending');
  return (now ?? ticket.matters.at(-1))?.service ?? '';
}

/** −1, 0 or 1 by the first different number; a list that is the beginning of the other comes first. */
export function rankOrder(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const one = left[at];
    const other = right[at];
    if (one === undefined) return other === undefined ? 0 : -1;
    if (other === undefined) return 1;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** Whether the ticket waits where this window may take it. */
export function mayTake(world: World, window: SeenWindow, ticket: SeenTicket): boolean {
  if (ticket.state !== 'waiting' || !window.skills.has(serviceNow(ticket))) return false;
  const target = ticket.directedTo === undefined ? undefined : world.windows.get(ticket.directedTo);
  return target === undefined || target === window || target.state !== 'open';
}

export function tierAt(world: World, window: SeenWindow, ticket: SeenTicket): number {
  const service = world.config?.services.find((plan) => plan.service === serviceNow(ticket));
  if (window.green && service?.green) return 0;
  return ticket.ticketClass === 'priority' ? 1 : ticket.ticketClass === 'booked' ? 2 : 3;
}

export function isOld(world: World, ticket: SeenTicket, at: number): boolean {
  const bound = world.config?.rules.ageingMin[ticket.ticketClass] ?? Infinity;
  return at - (ticket.rank[0] ?? at) >= bound * 60_000;
}

/** Whether a booked person's time has come. */
export function isDue(world: World, ticket: SeenTicket, at: number): boolean {
  if (ticket.slot === undefined || ticket.ticketClass !== 'booked') return true;
  return at >= ticket.slot - (world.config?.rules.mergeLeadMin ?? 0) * 60_000;
}

const live: ReadonlySet<string> = new Set(['waiting', 'called', 'serving', 'held', 'missed']);

export function isLive(ticket: SeenTicket): boolean {
  return live.has(ticket.state);
}
