import { follow, freshnessOf, notFollowing, reconnectDelayMs } from '@yimen/contracts';
import type { Followed, Freshness, FollowInput, Position } from '@yimen/contracts';

/** What travels over the wire, seen from the page. */
export interface Wire {
  on(name: string, listener: (data: unknown) => void): void;
  emit(name: string, data: unknown): void;
  open(): void;
  close(): void;
}

export interface HallLinkOptions<View, Delta> {
  readonly wire: Wire;
  readonly readSnapshot: (data: unknown) => { at: Position; time: number; view: View };
  readonly readDelta?: (data: unknown) => { at: Position; changes: Delta };
  readonly readHeartbeat: (data: unknown) => { at: Position; time: number; ageMs: number };
  readonly apply: (view: View, changes: Delta) => View;
  /** Told before the new view is shown: what one commit changed. */
  readonly onDelta?: (changes: Delta, at: Position) => void;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly later?: (task: () => void, ms: number) => void;
}

/** What a page sees of its hall at one moment. */
export interface HallSeen<View> {
  readonly view: View | undefined;
  readonly position: Position | null;
  readonly freshness: Freshness;
  /** Server time of the last truth. */
  readonly since: number | undefined;
  readonly connected: boolean;
}

const tickMs = 250;
/** A connection on which nothing at all was heard for so long is taken for a cut cable: heartbeats come every second. */
const silentMs = 12_000;
/** After this long without trouble the back-off begins anew. */
const healthyMs = 60_000;

/** Keeps a page equal to its hall: reconnects, asks again on a gap, and knows how old what it shows is. */
export class HallLink<View, Delta = never> {
  #followed: Followed<View> = notFollowing<View>();
  #connected = false;
  #failures = 0;
  #connectedAt = 0;
  #heardAt = 0;
  #ended = false;
  #offset: number | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #startedAt: number;
  readonly #listeners = new Set<() => void>();
  #seen: HallSeen<View>;

  constructor(private readonly options: HallLinkOptions<View, Delta>) {
    this.#startedAt = this.#now();
    this.#seen = this.#look();
    this.#listen();
  }

  start(): void {
    this.#ended = false;
    this.#timer = setInterval(() => this.tick(), tickMs);
    this.options.wire.open();
  }

  stop(): void {
    this.#ended = true;
    clearInterval(this.#timer);
    this.options.wire.close();
  }

  /** Looks at the time: asks again, turns stale, gives a silent connection up. */
  tick(): void {
    this.#take({ kind: 'tick' });
    if (!this.#connected || this.#now() - this.#heardAt < silentMs) return;
    this.options.wire.close();
    this.#onLoss();
  }

  /** The machine's network is back: a connection that is older than that is not trusted, and nobody waits for the back-off. */
  reopen(): void {
    if (this.#ended) return;
    this.#connected = false;
    this.options.wire.close();
    this.options.wire.open();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly seen = (): HallSeen<View> => this.#seen;

  /** Server time now, by the last heartbeat and the monotonic clock; the machine's own clock before the first one. */
  readonly serverNow = (): number => (this.#offset === undefined ? Date.now() : this.#now() + this.#offset);

  #now(): number {
    return (this.options.now ?? (() => performance.now()))();
  }

  #listen(): void {
    const { wire, readSnapshot, readDelta, readHeartbeat } = this.options;
    wire.on('connect', () => this.#onConnect());
    wire.on('disconnect', () => this.#onLoss());
    wire.on('connect_error', () => this.#onLoss());
    wire.on('closing', (data) => this.#onLoss(retryOf(data)));
    wire.on('snapshot', (data) => {
      const { at, time, view } = readSnapshot(data);
      this.#offset ??= time - this.#now();
      this.#take({ kind: 'snapshot', at, view });
    });
    wire.on('heartbeat', (data) => {
      const beat = readHeartbeat(data);
      this.#offset = beat.time - this.#now();
      this.#take({ kind: 'heartbeat', at: beat.at, ageMs: beat.ageMs });
    });
    if (!readDelta) return;
    wire.on('delta', (data) => {
      const { at, changes } = readDelta(data);
      this.#take({ kind: 'delta', at, changes }, () => this.options.onDelta?.(changes, at));
    });
  }

  #onConnect(): void {
    this.#connected = true;
    this.#connectedAt = this.#now();
    this.#heardAt = this.#connectedAt;
    this.#take({ kind: 'connected' });
  }

  #onLoss(retryAfterMs = 0): void {
    if (this.#ended) return;
    const wasHealthy = this.#connected && this.#now() - this.#connectedAt > healthyMs;
    this.#failures = wasHealthy ? 0 : this.#failures + 1;
    this.#connected = false;
    this.#take({ kind: 'disconnected' });
    const wait = retryAfterMs + reconnectDelayMs(this.#failures, (this.options.random ?? Math.random)());
    const later = this.options.later ?? setTimeout;
    later(() => {
      if (!this.#ended && !this.#connected) this.options.wire.open();
    }, wait);
  }

  #take(input: FollowInput<View, Delta>, beforeShown?: () => void): void {
    if (input.kind === 'snapshot' || input.kind === 'delta' || input.kind === 'heartbeat') this.#heardAt = this.#now();
    const step = follow(this.#followed, input, this.#now(), this.options.apply);
    this.#followed = step.followed;
    if (step.resync && this.#connected) this.options.wire.emit('resync', step.resync);
    if (step.changed) beforeShown?.();
    this.#show();
  }

  #show(): void {
    const next = this.#look();
    const before = this.#seen;
    const same = (Object.keys(next) as (keyof HallSeen<View>)[]).every((key) => next[key] === before[key]);
    if (same) return;
    this.#seen = next;
    this.#listeners.forEach((listener) => listener());
  }

  #look(): HallSeen<View> {
    const { view, position, truthAt } = this.#followed;
    const freshness = freshnessOf(this.#followed, this.#now(), this.#startedAt);
    const since =
      freshness !== 'fresh' && truthAt !== undefined && this.#offset !== undefined ? Math.round(truthAt + this.#offset) : undefined;
    return { view, position, freshness, since, connected: this.#connected };
  }
}

function retryOf(data: unknown): number {
  const value = typeof data === 'object' && data !== null && 'retryAfterMs' in data ? data.retryAfterMs : 0;
  return typeof value === 'number' && value >= 0 ? Math.min(value, 60_000) : 0;
}
