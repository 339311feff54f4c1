import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { EngineBeat, HallFeed, HallSnapshot, subjects } from '@yimen/contracts';
import { Bus, Health, Metrics, pause } from '@yimen/platform';
import { HallFollower } from './hall-follower.ts';
import type { HallChange } from './hall-follower.ts';

/** A hall of the city and the district that it lies in. */
export interface HallPlace {
  readonly hall: string;
  readonly district: string;
}

/** Injection token of the city's halls: `HallPlace[]`. */
export const HALLS = Symbol('halls');

export type HallListener = (hall: HallFollower, change: HallChange) => void;

const SNAPSHOT_TIMEOUT_MS = 1000;
/** Asked at once after a return of the connection: more would only queue up at the engines. */
const PARALLEL = 8;
const JITTER_MS = 300;

/** Every hall of the city as this edge knows it. Phones, screens and the public load read from here and nowhere else. */
@Injectable()
export class HallBook implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(HallBook.name);
  private readonly followers: ReadonlyMap<string, HallFollower>;
  private readonly listeners = new Set<HallListener>();
  private stops: (() => void)[] = [];
  private stopped = false;
  private readonly asked: ReturnType<Metrics['counter']>;

  constructor(
    private readonly bus: Bus,
    @Inject(HALLS) private readonly places: readonly HallPlace[],
    health: Health,
    metrics: Metrics,
  ) {
    this.followers = new Map(places.map(({ hall }) => [hall, this.makeFollower(hall)]));
    this.asked = metrics.counter('yimen_display_snapshots_total', 'Snapshots asked of the engines');
    health.add('halls', () => {
      const known = [...this.followers.values()].filter((follower) => follower.vouch()).length;
      return { state: `${known} of ${this.followers.size} fresh`, ok: true, required: false };
    });
  }

  get all(): Iterable<HallFollower> {
    return this.followers.values();
  }

  /** Halls of a district; none when there is no such district. */
  inDistrict(district: string): ReadonlySet<string> {
    return new Set(this.places.filter((place) => place.district === district).map(({ hall }) => hall));
  }

  find(hall: string): HallFollower | undefined {
    return this.followers.get(hall);
  }

  /** Calls back after every change of any hall, screens' listeners first: they are registered first. */
  onChange(listener: HallListener): void {
    this.listeners.add(listener);
  }

  onApplicationBootstrap(): void {
    this.stops = [
      this.bus.subscribe(subjects.queue.hallFeed(), ({ body }) => this.onFeed(body)),
      this.bus.subscribe(subjects.queue.beat(), ({ body }) => this.onBeat(body)),
      this.bus.onUp(() => void this.resyncAll()),
    ];
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    for (const stop of this.stops) stop();
  }

  private makeFollower(hall: string): HallFollower {
    const follower: HallFollower = new HallFollower(hall, {
      ask: (asked) => this.ask(asked),
      now: () => performance.now(),
      connected: () => this.bus.up && !this.stopped,
      changed: (change) => this.listeners.forEach((listener) => listener(follower, change)),
      failed: (error) => this.log.debug(`hall ${hall}: ${error instanceof Error ? error.message : 'failed'}`),
    });
    return follower;
  }

  private ask(hall: string): Promise<HallSnapshot> {
    this.asked.inc();
    return this.bus.request(subjects.queue.snapshotGet(hall), null, HallSnapshot, { timeoutMs: SNAPSHOT_TIMEOUT_MS });
  }

  private onFeed(body: unknown): void {
    const feed = HallFeed.safeParse(body);
    if (feed.success) this.followers.get(feed.data.hall)?.onFeed(feed.data);
    else this.log.error(`a feed message cannot be read: ${feed.error.issues[0]?.message ?? ''}`);
  }

  private onBeat(body: unknown): void {
    const beat = EngineBeat.safeParse(body);
    if (!beat.success) {
      this.log.error(`a beat cannot be read: ${beat.error.issues[0]?.message ?? ''}`);
      return;
    }
    for (const [hall, day, epoch, seq] of beat.data.halls) this.followers.get(hall)?.onBeat({ day, epoch, seq });
  }

  /** After a return of the connection anything may have been missed: known halls first, then the others, a few at a time. */
  private async resyncAll(): Promise<void> {
    await pause(Math.random() * JITTER_MS);
    const waiting = [...this.followers.values()].toSorted(
      (one, other) => Number(other.state !== undefined) - Number(one.state !== undefined),
    );
    const work = async () => {
      for (let next = waiting.shift(); next && this.bus.up && !this.stopped; next = waiting.shift()) await next.resync();
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
  }
}
