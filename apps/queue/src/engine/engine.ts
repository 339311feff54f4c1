import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { CityPack } from '@yimen/city-pack';
import { findWindow } from '@yimen/domain-ticketing';
import { Bus, Clock, Health, Metrics, MongoLink, NatsLink, SETTINGS, StreamPublisher } from '@yimen/platform';
import type { QueueSettings } from '../config.ts';
import { HallAnswers } from '../nats/hall-answers.ts';
import { EventRelay } from '../store/event-relay.ts';
import { HallJournal } from '../store/hall-journal.ts';
import { HallPlans } from '../store/hall-plan.ts';
import { ConsoleBeats } from './console-beats.ts';
import { Feed } from './feed.ts';
import { Halls } from './halls.ts';
import { Leases } from './leases.ts';
import { watchLoad } from './metrics.ts';
import { Ownership } from './ownership.ts';
import { Peers } from './peers.ts';
import { EngineSelf } from './self.ts';
import { Timers } from './timers.ts';

/** Injection token of the loaded city pack. */
export const CITY_PACK = Symbol('city-pack');

const nothing = () => undefined;
const firstLookMs = 20;
const firstHallsMs = 5000;

/** The ticket engine of this process: what starts and stops together. */
@Injectable()
export class Engine implements BeforeApplicationShutdown {
  readonly self: EngineSelf;
  readonly plans: HallPlans;
  readonly halls: Halls;
  readonly leases: Leases;
  readonly consoles: ConsoleBeats;
  readonly #store: HallJournal;
  readonly #peers: Peers;
  readonly #ownership: Ownership;
  readonly #timers: Timers;
  readonly #feed: Feed;
  readonly #answers: HallAnswers;
  readonly #relay: EventRelay;
  #begun = false;

  constructor(
    @Inject(SETTINGS) settings: QueueSettings,
    @Inject(CITY_PACK) pack: CityPack,
    private readonly mongo: MongoLink,
    private readonly nats: NatsLink,
    bus: Bus,
    publisher: StreamPublisher,
    clock: Clock,
    health: Health,
    metrics: Metrics,
  ) {
    this.self = new EngineSelf(settings.engine);
    this.plans = new HallPlans(pack);
    this.consoles = new ConsoleBeats(bus, clock);
    this.#store = new HallJournal(mongo);
    this.leases = new Leases(nats, this.self, (hall) => void this.halls.close(hall));
    this.halls = new Halls({
      store: this.#store,
      plans: this.plans,
      self: this.self,
      clock,
      beats: this.consoles,
      timeZone: pack.city.timeZone,
      afterRestore: settings.afterRestore,
      isFresh: (hall) => this.leases.isConfirmed(hall),
    });
    this.#peers = new Peers(bus, this.self);
    this.#ownership = new Ownership(nats, this.halls, this.leases, this.#peers, this.#store);
    this.#timers = new Timers(this.halls, this.self);
    this.#feed = new Feed(bus, this.halls, this.self);
    this.#answers = new HallAnswers(bus, this.halls);
    this.#relay = new EventRelay(this.#store, publisher);
    // Whatever ended the serving of a hall: a lease without a hall behind it would keep everybody else from it.
    this.halls.listen({ opened: nothing, committed: nothing, closed: (hall) => void this.leases.release(hall) });
    watchLoad(this.halls, health, metrics);
  }

  get store(): HallJournal {
    return this.#store;
  }

  /**
   * Begins to own halls under the address at which other engines reach this one. Resolves when the halls of a lone engine are open,
   * or after a few seconds with whatever is there: servers may come later.
   */
  async begin(address: string): Promise<void> {
    this.self.address = address;
    this.#begun = true;
    this.consoles.start(({ hall, window, fence }) => this.#fenceOf(hall, window) === fence);
    for (const part of [this.#peers, this.#answers, this.#feed, this.leases]) part.start();
    this.mongo.onUp(() => void this.#store.journal.createIndexes().catch(() => undefined));
    this.#ownership.start();
    this.#timers.start();
    this.#relay.start();
    await this.#firstHalls();
  }

  /** Answers what is in hand, gives the halls back, stops. */
  async beforeApplicationShutdown(): Promise<void> {
    if (!this.#begun) return;
    this.#timers.stop();
    await this.#ownership.stop();
    await this.leases.stop();
    for (const part of [this.#feed, this.#answers, this.#peers, this.consoles]) part.stop();
    await this.#relay.stop();
  }

  #fenceOf(hall: string, window: string): number | undefined {
    const state = this.halls.owned.get(hall)?.day.state;
    return state && findWindow(state, window)?.fence;
  }

  async #firstHalls(): Promise<void> {
    const until = performance.now() + firstHallsMs;
    while (this.nats.up && this.mongo.up && this.halls.owned.size < this.#ownership.fairShare && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, firstLookMs));
    }
  }
}
