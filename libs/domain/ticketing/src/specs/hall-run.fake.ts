import { decide } from '../decide/decide.ts';
import { isRefused } from '../decide/refusal.ts';
import { evolveCommit } from '../evolve/evolve.ts';
import { emptyHall } from '../state/hall-state.ts';
import { findByNumber, getWindow } from '../state/lookup.ts';
import { DayConfig, HallRules } from '../wire/config.ts';
import type { ServicePlan } from '../wire/config.ts';
import type { HallCommand } from '../wire/commands.ts';
import type { HallEvent } from '../wire/events.ts';
import type { HallState, HallWindow, Ticket } from '../wire/state.ts';
import type { Actor } from '../wire/values.ts';

/** 2026-03-02 08:15 in Shanghai, a Monday. */
export const opening = Date.UTC(2026, 2, 2, 0, 15);
export const minute = 60_000;
const day = '2026-03-02';
const closing = opening + 9 * 60 * minute;

export const clerk = (id = 'c1'): Actor => ({ kind: 'clerk', id });
export const guide: Actor = { kind: 'guide', id: 'g1' };
export const supervisor: Actor = { kind: 'supervisor', id: 's1' };
export const kiosk: Actor = { kind: 'device', id: 'k1' };
export const holder: Actor = { kind: 'resident', id: 'ticket' };
export const system: Actor = { kind: 'system', id: 'engine' };

export function servicePlan(service: string, prefix: string, more: Partial<ServicePlan> = {}): ServicePlan {
  return {
    service,
    prefix,
    name: { zh: service, en: service },
    green: false,
    identityRequired: false,
    issue: [{ from: opening, to: closing }],
    missRule: { kind: 'behind', k: 3 },
    quota: { sessions: [] },
    meanSec: 480,
    ...more,
  };
}

export interface HallShape {
  readonly services?: readonly ServicePlan[];
  readonly windows?: Readonly<Record<string, readonly string[]>>;
  readonly green?: readonly string[];
  readonly rules?: Partial<HallRules>;
}

export function dayConfig({ services, windows, green = [], rules = {} }: HallShape = {}): DayConfig {
  const plans = services ?? [servicePlan('records', 'A'), servicePlan('pensions', 'B')];
  const positions = windows ?? { '1': ['records', 'pensions'], '2': ['records'] };
  return DayConfig.parse({
    name: { zh: '测试厅', en: 'Test hall' },
    zones: ['hall'],
    hours: [{ from: opening + 15 * minute, to: closing }],
    opensAt: opening,
    stopsAt: closing,
    sweepsAt: closing + 120 * minute,
    services: plans,
    windows: Object.entries(positions).map(([window, skills]) => ({
      window,
      label: window,
      zone: 'hall',
      skills: skills.map((service) => ({ service, level: 1 })),
      green: green.includes(window),
    })),
    rules: HallRules.parse(rules),
  });
}

export interface RunCommit {
  readonly seq: number;
  readonly epoch: number;
  readonly at: number;
  readonly events: readonly HallEvent[];
}

/** A hall day driven by hand: one command, one commit, pinned times. */
export class HallRun {
  state: HallState;
  at = opening;
  readonly commits: RunCommit[] = [];
  readonly seen: Record<string, number> = {};
  #ids = 0;

  constructor(shape: HallShape = {}) {
    this.state = emptyHall('hall1', day);
    this.#commit([
      { type: 'hallOwned', cause: 0, epoch: 1, engine: 'e1', reason: 'start' },
      { type: 'dayPlanned', cause: 0, hall: 'hall1', day, config: dayConfig(shape) },
    ]);
  }

  /** An opened day with all windows open, window n by clerk cn. */
  static open(shape: HallShape = {}): HallRun {
    const run = new HallRun(shape);
    run.must({ type: 'openDay' }, system);
    for (const { window, planned } of run.state.windows) {
      run.must({ type: 'openWindow', window, clerkServices: planned.map(({ service }) => service) }, clerk(`c${window}`));
    }
    return run;
  }

  /** Sends a command; returns its events, or the code of the refusal. */
  send(command: HallCommand, by: Actor): readonly HallEvent[] | string {
    const decided = decide(this.state, command, this.context(by));
    if (isRefused(decided)) return decided.refused.code;
    this.#commit(decided);
    return decided;
  }

  context(by: Actor) {
    this.#ids += 1;
    const { epoch, seq } = this.state;
    return { at: this.at, by, epoch, seq: seq + 1, index: 0, cause: 0, id: `t${this.#ids}`, seen: this.seen };
  }

  must(command: HallCommand, by: Actor): readonly HallEvent[] {
    const sent = this.send(command, by);
    if (typeof sent === 'string') throw new Error(`${command.type} was refused: ${sent}`);
    return sent;
  }

  wait(ms: number): this {
    this.at += ms;
    return this;
  }

  /** Takes a number at the kiosk, one second after whatever was before. Returns the number. */
  issue(service = 'records', more: Partial<Extract<HallCommand, { type: 'issueTicket' }>> = {}, by: Actor = kiosk): string {
    this.wait(1000);
    this.must({ type: 'issueTicket', service, channel: 'kiosk', language: 'zh-CN', ...more }, by);
    return this.newest().number;
  }

  newest(): Ticket {
    const id = this.state.live.at(-1);
    const found = this.state.tickets.flat().find((ticket) => ticket.ticket === id);
    if (!found) throw new Error('no ticket');
    return found;
  }

  ticket(number: string): Ticket {
    const found = findByNumber(this.state, number);
    if (!found) throw new Error(`no ticket ${number}`);
    return found;
  }

  window(id: string): HallWindow {
    return getWindow(this.state, id);
  }

  session(window = '1') {
    return { window, fence: this.window(window).fence };
  }

  /** Presses next at a window; returns the number called, or the refusal. */
  next(window = '1', more: Partial<Extract<HallCommand, { type: 'callNext' }>> = {}): string {
    const sent = this.send({ type: 'callNext', ...this.session(window), ...more }, clerk(`c${window}`));
    if (typeof sent === 'string') return sent;
    return sent.flatMap((event) => (event.type === 'ticketCalled' ? event.number : []))[0] ?? '';
  }

  at1(type: 'recallTicket' | 'startService' | 'missTicket', number: string, window = '1') {
    return this.send({ type, ...this.session(window), ticket: this.ticket(number).ticket }, clerk(`c${window}`));
  }

  /** Calls a number twice, waits and marks it as missed. */
  miss(number: string, window = '1'): void {
    this.wait(10_000);
    if (typeof this.at1('recallTicket', number, window) === 'string') throw new Error('recall refused');
    this.wait(20_000);
    if (typeof this.at1('missTicket', number, window) === 'string') throw new Error('miss refused');
  }

  finish(number: string, window = '1', result: 'completed' | 'refused' = 'completed') {
    const ticket = this.ticket(number);
    const results = ticket.matters.filter(({ state }) => state === 'active').map(({ matter }) => ({ matter, result }));
    return this.send({ type: 'finishService', ...this.session(window), ticket: ticket.ticket, results }, clerk(`c${window}`));
  }

  /** Starts and finishes at once. */
  serve(number: string, window = '1'): void {
    this.at1('startService', number, window);
    this.wait(minute);
    this.finish(number, window);
  }

  #commit(events: readonly HallEvent[]): void {
    const commit = { seq: this.state.seq + 1, epoch: 1, at: Math.max(this.at, this.state.at), events };
    this.commits.push(commit);
    this.state = evolveCommit(this.state, commit);
  }
}
