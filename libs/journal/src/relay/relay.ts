import type { Commit, JournalEvent } from '../commit.ts';
import type { Journal } from '../journal.ts';
import { watchCommits } from '../watch-commits.ts';
import { Alarm } from './alarm.ts';
import { stuckAfter, Stalls } from './back-off.ts';
import type { Stall } from './back-off.ts';
import type { OutgoingMessage } from './message.ts';
import { markPublished, unpublishedLanes } from './unpublished.ts';
import type { Lane } from './unpublished.ts';

export interface RelaySettings<Event extends object = JournalEvent, By = string> {
  readonly journal: Journal<Event, By>;
  /** What a commit tells; nothing means that it is marked without a message. */
  readonly toMessages: (commit: Commit<Event, By>) => readonly OutgoingMessage[];
  /** Resolves when the stream has acknowledged the message, rejects otherwise. Called again with the same id after a failure or a crash. */
  readonly publish: (subject: string, body: unknown, id: string) => Promise<void>;
  /** Whether it makes sense to try now; asked before every round. Call `wake` when it becomes true. */
  readonly ready?: () => boolean;
  /** Told when a commit failed often in a row: its stream waits, all others go on. */
  readonly onStuck?: (stream: string, stall: Stall) => void;
  /** Told when reading or marking fails: the relay goes on by itself. */
  readonly onError?: (error: unknown) => void;
  /** The net under the change stream. */
  readonly pollMs?: number;
  /** Streams under way at once. */
  readonly concurrency?: number;
}

/**
 * Publishes what the journal holds unpublished: in order per stream, marked after the acknowledgement. A crash between the two
 * publishes the same message ids again and nothing else. Several relays of one journal only cost double work.
 */
export class Relay<Event extends object = JournalEvent, By = string> {
  readonly #settings: RelaySettings<Event, By>;
  readonly #alarm = new Alarm();
  readonly #stalls = new Stalls();
  readonly #stop = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();
  /** Streams that got new commits while they were under way. */
  readonly #again = new Set<string>();
  #running: Promise<unknown> | undefined;

  constructor(settings: RelaySettings<Event, By>) {
    this.#settings = settings;
  }

  /** Starts publishing in the background. */
  start(): void {
    const onCommit = (): void => this.wake();
    this.#running ??= Promise.all([this.#run(), watchCommits(this.#settings.journal.model, { onCommit }, this.#stop.signal)]);
  }

  /** Looks at the journal now: after an append of this process, or when the publisher is back. */
  wake(): void {
    this.#alarm.ring();
  }

  /** Streams that do not go through, with the reason. */
  get stuck(): ReadonlyMap<string, Stall> {
    return this.#stalls.stuck();
  }

  /** Ends after the messages that are under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { pollMs = 1000, ready, onError } = this.#settings;
    while (!this.#stop.signal.aborted) {
      if (ready?.() !== false) await this.#round().catch((error: unknown) => onError?.(error));
      await this.#alarm.wait(Math.min(pollMs, this.#stalls.nextInMs(performance.now())));
    }
    await Promise.all(this.#underWay.values());
  }

  // One look at everything unpublished. Streams that are under way or wait are left for a later round, so that none holds up another.
  async #round(): Promise<void> {
    const { concurrency = 32, journal } = this.#settings;
    // Taken before the look: what is read of a stream that ends its way meanwhile would be old.
    const busy = new Set(this.#underWay.keys());
    for await (const lane of unpublishedLanes(journal.model)) {
      if (this.#stop.signal.aborted) return;
      if (busy.has(lane.stream)) this.#again.add(lane.stream);
      else if (!this.#stalls.waits(lane.stream, performance.now())) this.#begin(lane);
      while (this.#underWay.size >= concurrency) await Promise.race(this.#underWay.values());
    }
  }

  #begin(lane: Lane<Event, By>): void {
    const work = this.#send(lane).finally(() => {
      this.#underWay.delete(lane.stream);
      if (this.#again.delete(lane.stream) || lane.more) this.wake();
    });
    this.#underWay.set(lane.stream, work);
  }

  async #send({ stream, commits }: Lane<Event, By>): Promise<void> {
    const sent: string[] = [];
    try {
      for (const commit of commits) {
        if (this.#stop.signal.aborted) break;
        await this.#publish(commit);
        sent.push(commit._id);
      }
      this.#stalls.clear(stream);
    } catch (error) {
      this.#stall(stream, commits[sent.length]?.seq ?? 0, error);
    }
    await this.#mark(stream, sent);
  }

  async #publish(commit: Commit<Event, By>): Promise<void> {
    for (const { subject, body, id } of this.#settings.toMessages(commit)) await this.#settings.publish(subject, body, id);
  }

  async #mark(stream: string, ids: readonly string[]): Promise<void> {
    try {
      await markPublished(this.#settings.journal.model, ids);
    } catch (error) {
      this.#settings.onError?.(error);
      this.#stalls.fail(stream, 0, error, performance.now());
    }
  }

  #stall(stream: string, seq: number, error: unknown): void {
    const stall = this.#stalls.fail(stream, seq, error, performance.now());
    if (stall.failures === stuckAfter) this.#settings.onStuck?.(stream, stall);
  }
}
