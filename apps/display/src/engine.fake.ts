import { connect } from '@nats-io/transport-node';
import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { subjects } from '@yimen/contracts';
import type { HallFeed } from '@yimen/contracts';
import {
  decide,
  emptyHall,
  evolveCommit,
  findByNumber,
  findWindow,
  isRefused,
  positionOf,
  stripEvents,
  stripState,
} from '@yimen/domain-ticketing';
import { DayConfig, HallRules } from '@yimen/domain-ticketing';
import type { Actor, HallCommand, HallEvent, HallState } from '@yimen/domain-ticketing';
import { ticketTokenOf } from '@yimen/platform';

export const TICKET_KEY = 'ticket-key-of-the-tests';
const HOUR = 3_600_000;
const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** How the network between engine and edge treats the next feed message. */
export type FeedFault = 'deliver' | 'lose' | 'double' | 'hold';

/**
 * An engine of one hall for the specs of the edge: decides with the real domain and speaks the real subjects, and can lose, double, hold
 * back and re-order what it says.
 */
export class FakeEngine {
  state: HallState;
  beating = true;
  fault: FeedFault = 'deliver';
  private readonly held: HallFeed[] = [];
  private listener: ((feed: HallFeed) => void) | undefined;
  private connection: NatsConnection | undefined;
  private answers: Subscription | undefined;
  private timer: NodeJS.Timeout | undefined;
  private ids = 0;
  snapshots = 0;

  constructor(
    readonly hall: string,
    private readonly now: () => number,
    windows: Readonly<Record<string, readonly string[]>> = { '1': ['records', 'pensions'], '2': ['records'] },
  ) {
    const day = new Date(now() + 8 * HOUR).toISOString().slice(0, 10);
    this.state = emptyHall(hall, day);
    this.commit([
      { type: 'hallOwned', cause: 0, epoch: 1, reason: 'start' },
      { type: 'dayPlanned', cause: 0, hall, day, config: configOf(now(), windows) },
    ]);
    this.must({ type: 'openDay' }, system);
    for (const { window, planned } of this.state.windows) {
      this.must({ type: 'openWindow', window, clerkServices: planned.map(({ service }) => service) }, clerkAt(window));
    }
  }

  async start(url: string): Promise<void> {
    this.connection = await connect({ servers: url, maxReconnectAttempts: -1, reconnectTimeWait: 100 });
    this.answers = this.connection.subscribe(subjects.queue.snapshotGet(this.hall), {
      callback: (_error, message) => {
        this.snapshots += 1;
        message.respond(encode({ v: 1, hall: this.hall, at: positionOf(this.state), time: this.now(), state: stripState(this.state) }));
      },
    });
    this.timer = setInterval(() => this.beat(), 200);
    this.beat();
    await this.connection.flush();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.answers?.unsubscribe();
    await this.connection?.close();
  }

  /** Hands every feed message to a listener as well, without a network. */
  hear(listener: (feed: HallFeed) => void): void {
    this.listener = listener;
  }

  /** Stops answering and beating, as if it were frozen. */
  freeze(): void {
    this.beating = false;
    this.answers?.unsubscribe();
  }

  beat(): void {
    const { day, epoch, seq } = this.state;
    if (!this.beating || this.connection?.isClosed() !== false) return;
    const beat = { v: 1, engine: 'e1', address: 'http://127.0.0.1:1', time: this.now(), halls: [[this.hall, day, epoch, seq]] };
    this.connection.publish(subjects.queue.beat('e1'), encode(beat));
  }

  must(command: HallCommand, by: Actor): readonly HallEvent[] {
    const { epoch, seq } = this.state;
    this.ids += 1;
    const id = `00000000-0000-7000-8000-${String(this.ids).padStart(12, '0')}`;
    const decided = decide(this.state, command, { at: this.now(), by, epoch, seq: seq + 1, index: 0, cause: 0, id, seen: {} });
    if (isRefused(decided)) throw new Error(`${command.type}: ${decided.refused.code}`);
    this.commit(decided);
    return decided;
  }

  issue(service = 'records', more: Partial<Extract<HallCommand, { type: 'issueTicket' }>> = {}): string {
    const events = this.must({ type: 'issueTicket', service, channel: 'kiosk', language: 'zh-CN', ...more }, kiosk);
    return events.flatMap((event) => (event.type === 'ticketIssued' ? event.number : []))[0] ?? '';
  }

  next(window = '1'): string {
    const events = this.must({ type: 'callNext', window, fence: findWindow(this.state, window)?.fence ?? 0 }, clerkAt(window));
    return events.flatMap((event) => (event.type === 'ticketCalled' ? event.number : []))[0] ?? '';
  }

  serve(number: string, window = '1'): void {
    const fence = findWindow(this.state, window)?.fence ?? 0;
    const ticket = this.ticketOf(number);
    this.must({ type: 'startService', window, fence, ticket }, clerkAt(window));
    const matters = findByNumber(this.state, number)?.matters.filter(({ state }) => state === 'active') ?? [];
    const results = matters.map(({ matter }) => ({ matter, result: 'completed' as const }));
    this.must({ type: 'finishService', window, fence, ticket, results }, clerkAt(window));
  }

  ticketOf(number: string): string {
    return findByNumber(this.state, number)?.ticket ?? '';
  }

  tokenOf(number: string): string {
    return ticketTokenOf(TICKET_KEY, { hall: this.hall, day: this.state.day, ticket: this.ticketOf(number) });
  }

  /** Another engine takes the hall over. */
  takeOver(): void {
    this.commit([{ type: 'hallOwned', cause: 0, epoch: this.state.epoch + 1, reason: 'takeover' }]);
  }

  /** Sends what was held back, newest first. */
  release(): void {
    this.fault = 'deliver';
    for (const feed of this.held.splice(0).reverse()) this.send(feed);
  }

  private commit(events: readonly HallEvent[]): void {
    const owned = events.find((event) => event.type === 'hallOwned');
    const epoch = owned?.type === 'hallOwned' ? owned.epoch : this.state.epoch;
    const at = Math.max(this.now(), this.state.at);
    const seq = this.state.seq + 1;
    this.state = evolveCommit(this.state, { seq, epoch, at, events });
    this.tell({ v: 1, hall: this.hall, day: this.state.day, epoch, seq, at, events: stripEvents(events) });
  }

  private tell(feed: HallFeed): void {
    this.listener?.(feed);
    if (this.fault === 'hold') this.held.push(feed);
    if (this.fault === 'deliver' || this.fault === 'double') this.send(feed);
    if (this.fault === 'double') this.send(feed);
  }

  private send(feed: HallFeed): void {
    if (this.connection?.isClosed() === false) this.connection.publish(subjects.queue.hallFeed(this.hall), encode(feed));
  }
}

export const clerkAt = (window: string): Actor => ({ kind: 'clerk', id: `c${window}` });
const kiosk: Actor = { kind: 'device', id: 'k1' };
const system: Actor = { kind: 'system', id: 'engine' };

function configOf(now: number, windows: Readonly<Record<string, readonly string[]>>): DayConfig {
  const all = [{ from: now - HOUR, to: now + 8 * HOUR }];
  const service = (id: string, prefix: string) => ({
    service: id,
    prefix,
    name: { zh: id, en: id },
    green: false,
    identityRequired: false,
    issue: all,
    missRule: { kind: 'behind', k: 3 },
    quota: { sessions: [] },
    meanSec: 480,
  });
  return DayConfig.parse({
    name: { zh: '测试厅', en: 'Test hall' },
    zones: ['hall'],
    hours: all,
    opensAt: now - HOUR,
    stopsAt: now + 8 * HOUR,
    sweepsAt: now + 10 * HOUR,
    services: [service('records', 'A'), service('pensions', 'B')],
    windows: Object.entries(windows).map(([window, skills]) => ({
      window,
      label: `${window}号窗口`,
      zone: 'hall',
      skills: skills.map((skill) => ({ service: skill, level: 1 })),
      green: false,
    })),
    rules: HallRules.parse({}),
  });
}
