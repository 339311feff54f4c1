import type { HallFeed, HallSnapshot, Position } from '@yimen/contracts';
import { evolveCommit, isLater, positionOf } from '@yimen/domain-ticketing';
import type { HallEvent, HallState } from '@yimen/domain-ticketing';
import { Unanswered, pause } from '@yimen/platform';
import { EngineWord } from './engine-word.ts';

/** What a hall became. Without `events` the state jumped: what lies between was missed. */
export interface HallChange {
  readonly before: HallState | undefined;
  readonly after: HallState;
  readonly events?: readonly HallEvent[];
}

/** What following a hall needs from outside. */
export interface FollowerPorts {
  /** Asks the owner for its state; rejects when nobody answers. */
  readonly ask: (hall: string) => Promise<HallSnapshot>;
  /** Monotonic ms. */
  readonly now: () => number;
  readonly changed: (change: HallChange) => void;
  readonly failed: (error: unknown) => void;
  /** Whether asking makes sense now. */
  readonly connected: () => boolean;
}

const EARLY_MAX = 256;
const RETRY_MS = [0, 100, 300, 1000, 2000] as const;

/**
 * The edge's copy of one hall: applies the next commit of the feed, drops what it has, asks for the state on a gap. It never goes back,
 * and what it shows equals the journal's projection at its position.
 */
export class HallFollower {
  private readonly word = new EngineWord();
  private early: HallFeed[] = [];
  private current: HallState | undefined;
  private asking: Promise<void> | undefined;

  constructor(
    readonly hall: string,
    private readonly ports: FollowerPorts,
  ) {}

  get state(): HallState | undefined {
    return this.current;
  }

  get position(): Position | undefined {
    return this.current && positionOf(this.current);
  }

  /** What a heartbeat may say now; undefined when the edge has to be silent. */
  vouch(): ReturnType<EngineWord['vouch']> {
    return this.current && this.word.vouch(this.ports.now());
  }

  /** A commit of the feed: next, known, or beyond a gap. */
  onFeed(feed: HallFeed): void {
    const position = this.position;
    if (position && !isLater(feedPosition(feed), position)) return;
    if (this.current && isNext(this.current, feed)) this.apply(this.current, feed);
    else {
      this.early = [...this.early, feed].slice(-EARLY_MAX);
      void this.resync();
    }
  }

  /** The engine's own position: a gap that the feed did not show becomes visible. */
  onBeat(at: Position): void {
    this.word.hear(at, this.position, this.ports.now());
    if (!this.position || isLater(at, this.position)) void this.resync(at);
  }

  /** Asks for the state until it is not behind `wanted`. One question at a time. */
  resync(wanted?: Position): Promise<void> {
    this.asking ??= this.askUntilThere(wanted).finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async askUntilThere(wanted: Position | undefined): Promise<void> {
    for (const waitMs of RETRY_MS) {
      await pause(waitMs);
      if (!this.ports.connected()) return;
      try {
        this.accept(await this.ports.ask(this.hall));
        const behind = !this.position || (wanted !== undefined && isLater(wanted, this.position));
        if (!behind && this.early.length === 0) return;
      } catch (error) {
        this.ports.failed(error);
        // Nobody owns the hall now: the new owner's first beat asks again.
        if (error instanceof Unanswered && error.reason === 'no-responder') return;
      }
    }
  }

  private accept({ state }: HallSnapshot): void {
    const before = this.current;
    if (before && !isLater(positionOf(state), positionOf(before))) {
      this.dropKnown();
      return;
    }
    this.become({ before, after: state });
    this.applyEarly();
  }

  private applyEarly(): void {
    for (const feed of this.early.toSorted((one, other) => one.seq - other.seq)) {
      if (this.current && isNext(this.current, feed)) this.apply(this.current, feed);
    }
    this.dropKnown();
  }

  private dropKnown(): void {
    const position = this.position;
    if (position) this.early = this.early.filter((feed) => isLater(feedPosition(feed), position));
  }

  private apply(before: HallState, feed: HallFeed): void {
    try {
      this.become({ before, after: evolveCommit(before, feed), events: feed.events });
    } catch (error) {
      // An event that cannot be applied is not guessed at: the owner's own state is asked for.
      this.ports.failed(error);
      void this.resync(feedPosition(feed));
    }
  }

  private become(change: HallChange): void {
    this.current = change.after;
    this.word.viewMoved(positionOf(change.after));
    this.ports.changed(change);
  }
}

function feedPosition({ day, epoch, seq }: HallFeed): Position {
  return { day, epoch, seq };
}

/** The next commit of the same day; a later epoch goes on where the earlier one ended, because one stream has one commit a seq. */
function isNext(state: HallState, feed: HallFeed): boolean {
  return feed.day === state.day && feed.seq === state.seq + 1 && feed.epoch >= state.epoch;
}
