import type { StaffService, StaffTicket, StaffView, StaffWindow } from '@yimen/contracts';

/** How long anybody may wait, minutes (spec/queue.md 9). */
export const limitMin = 30;
/** From here on a line is near its limit. */
const nearMin = 24;
const minuteMs = 60_000;

export interface LineRow {
  readonly service: StaffService;
  /** Longest wait of the line; absent when nobody waits. */
  readonly waitedMin: number | undefined;
  readonly state: 'over' | 'near' | 'fine' | 'empty';
  readonly isServed: boolean;
}

export interface WindowRow {
  readonly window: StaffWindow;
  readonly state: 'serving' | 'calling' | 'free' | 'paused' | 'shut';
  readonly current: StaffTicket | undefined;
  /** Milliseconds since the visitor was called or service began. */
  readonly sinceMs: number | undefined;
}

export interface WaitingRow {
  readonly ticket: StaffTicket;
  readonly waitedMin: number;
  readonly isOver: boolean;
}

/** The hall of one moment, as its supervisor reads it. */
export interface SuperviseModel {
  readonly state: StaffView['state'];
  readonly waiting: readonly WaitingRow[];
  /** Longest wait first, empty lines last. */
  readonly lines: readonly LineRow[];
  readonly windows: readonly WindowRow[];
  readonly services: ReadonlyMap<string, StaffService>;
  readonly missed: number;
  readonly held: number;
}

/** @param now server time, ms */
export function superviseModelOf(view: StaffView, now: number): SuperviseModel {
  const count = (state: StaffTicket['state']) => view.tickets.filter((ticket) => ticket.state === state).length;
  return {
    state: view.state,
    waiting: view.tickets.filter(({ state }) => state === 'waiting').map((ticket) => waitingRow(ticket, now)),
    lines: linesOf(view, now),
    windows: view.windows.map((window) => windowRow(window, view, now)),
    services: new Map(view.services.map((service) => [service.service, service])),
    missed: count('missed'),
    held: count('held'),
  };
}

function waitingRow(ticket: StaffTicket, now: number): WaitingRow {
  const waitedMin = minutesSince(ticket.since, now);
  return { ticket, waitedMin, isOver: waitedMin >= limitMin };
}

function linesOf({ services, windows }: StaffView, now: number): LineRow[] {
  const served = new Set(windows.filter(({ state }) => state === 'open').flatMap(({ skills }) => skills.map(({ service }) => service)));
  return services
    .map((service): LineRow => {
      const waitedMin = service.oldestSince === undefined || service.count === 0 ? undefined : minutesSince(service.oldestSince, now);
      return { service, waitedMin, state: stateOf(waitedMin), isServed: served.has(service.service) };
    })
    .toSorted((a, b) => (b.waitedMin ?? -1) - (a.waitedMin ?? -1));
}

function stateOf(waitedMin: number | undefined): LineRow['state'] {
  if (waitedMin === undefined) return 'empty';
  if (waitedMin >= limitMin) return 'over';
  return waitedMin >= nearMin ? 'near' : 'fine';
}

function windowRow(window: StaffWindow, { tickets }: StaffView, now: number): WindowRow {
  const current = window.current === undefined ? undefined : tickets.find(({ ticket }) => ticket === window.current);
  const from = current?.startedAt ?? current?.calledAt;
  const sinceMs = from === undefined ? undefined : Math.max(0, now - from);
  return { window, state: windowState(window, current), current, sinceMs };
}

function windowState({ state }: StaffWindow, current: StaffTicket | undefined): WindowRow['state'] {
  if (state === 'closed') return 'shut';
  if (state === 'paused') return 'paused';
  if (!current) return 'free';
  return current.state === 'called' ? 'calling' : 'serving';
}

function minutesSince(since: number, now: number): number {
  return Math.max(0, Math.floor((now - since) / minuteMs));
}
