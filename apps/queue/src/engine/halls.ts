import { Logger } from '@nestjs/common';
import { businessDay } from '@yimen/domain-calendar';
import type { HallState } from '@yimen/domain-ticketing';
import { JournalError } from '@yimen/journal';
import type { Clock } from '@yimen/platform';
import { Refusal } from '@yimen/platform';
import type { HallCommit, HallJournal } from '../store/hall-journal.ts';
import type { HallPlans } from '../store/hall-plan.ts';
import type { ConsoleBeats } from './console-beats.ts';
import { HallActor } from './hall/hall-actor.ts';
import { isOver, nextDay, openHall } from './hall/open-hall.ts';
import type { Opening } from './hall/open-hall.ts';
import type { EngineSelf } from './self.ts';

/** Hears of what happens in the halls of this engine. */
export interface HallListener {
  opened(hall: string): void;
  closed(hall: string): void;
  /** A durable commit, in order, before anybody is answered. */
  committed(hall: string, commit: HallCommit, after: HallState): void;
}

export interface HallsParts {
  readonly store: HallJournal;
  readonly plans: HallPlans;
  readonly self: EngineSelf;
  readonly clock: Clock;
  readonly beats: ConsoleBeats;
  readonly timeZone: string;
  /** The first start after a restore from backup. */
  readonly afterRestore: boolean;
  isFresh(hall: string): boolean;
}

/** The halls that this engine owns. */
export class Halls {
  private readonly log = new Logger(Halls.name);
  readonly #owned = new Map<string, HallActor>();
  readonly #opening = new Map<string, Promise<boolean>>();
  readonly #listeners = new Set<HallListener>();

  constructor(private readonly parts: HallsParts) {}

  /** All halls of the city, busiest first. */
  get all(): readonly string[] {
    return this.parts.plans.halls;
  }

  get owned(): ReadonlyMap<string, HallActor> {
    return this.#owned;
  }

  /** Halls owned or about to be. */
  get load(): number {
    return this.#owned.size + this.#opening.size;
  }

  isBusyOpening(hall: string): boolean {
    return this.#opening.has(hall);
  }

  listen(listener: HallListener): void {
    this.#listeners.add(listener);
  }

  /** The city's date now. */
  today(): string {
    return businessDay(this.parts.clock.now(), this.parts.timeZone);
  }

  now(): number {
    return this.parts.clock.now();
  }

  /** The hall, if this engine serves it. Throws `not-found` for one that the city does not have, `hall-moving` otherwise. */
  get(hall: string): HallActor {
    const actor = this.#owned.get(hall);
    if (actor && !actor.hasEnded) return actor;
    throw new Refusal(this.parts.plans.has(hall) ? 'hall-moving' : 'not-found');
  }

  /** Opens a hall: replay, fence, serve. Says whether it is served now. */
  open(hall: string, reason: Opening['reason']): Promise<boolean> {
    if (this.#owned.has(hall)) return Promise.resolve(true);
    const opening = this.#opening.get(hall) ?? this.#open(hall, reason).finally(() => this.#opening.delete(hall));
    this.#opening.set(hall, opening);
    return opening;
  }

  /** Ends serving a hall after everything in hand. */
  async close(hall: string): Promise<void> {
    const actor = this.#owned.get(hall);
    if (!actor) return;
    await actor.drain();
    this.#forget(hall, actor);
  }

  /** Begins the next day of every hall whose day is over. */
  turnDays(): void {
    const today = this.today();
    for (const actor of this.#owned.values()) if (isOver(actor.day, today)) actor.turn(() => this.#nextDay(actor));
  }

  async #open(hall: string, reason: Opening['reason']): Promise<boolean> {
    try {
      const { day, commit } = await openHall(hall, this.#openingFor(this.parts.afterRestore ? 'restore' : reason));
      this.parts.beats.reset(
        hall,
        day.state.windows.map(({ window }) => window),
      );
      const actor: HallActor = new HallActor(
        day,
        this.#actorParts(hall, () => actor),
      );
      this.#owned.set(hall, actor);
      for (const listener of this.#listeners) listener.opened(hall);
      if (commit) this.#tell(hall, commit, day.state);
      return true;
    } catch (error) {
      const isAway = error instanceof Refusal || (error instanceof JournalError && error.code === 'journal-unavailable');
      if (!isAway) this.log.error(error instanceof Error ? error : new Error(String(error)));
      return false;
    }
  }

  async #nextDay(actor: HallActor) {
    const next = await nextDay(actor.day, this.#openingFor('start'));
    if (next?.commit) this.#tell(next.day.hall, next.commit, next.day.state);
    return next?.day;
  }

  #openingFor(reason: Opening['reason']): Opening {
    const { store, plans, self } = this.parts;
    return { store, plans, engine: self.id, reason, now: () => this.now(), today: () => this.today() };
  }

  #actorParts(hall: string, actor: () => HallActor) {
    const { store, self, beats } = this.parts;
    return {
      journal: store.journal,
      engine: self.id,
      now: () => this.now(),
      seen: () => beats.of(hall),
      isFresh: () => this.parts.isFresh(hall),
      committed: (commit: HallCommit, after: HallState) => this.#tell(hall, commit, after),
      lost: (why: string) => {
        this.log.warn(`${hall} is given up: ${why}`);
        this.#forget(hall, actor());
      },
    };
  }

  #tell(hall: string, commit: HallCommit, after: HallState): void {
    this.parts.beats.committed(hall, commit);
    for (const listener of this.#listeners) listener.committed(hall, commit, after);
  }

  #forget(hall: string, actor: HallActor): void {
    if (this.#owned.get(hall) !== actor) return;
    this.#owned.delete(hall);
    for (const listener of this.#listeners) listener.closed(hall);
  }
}
