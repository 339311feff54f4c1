import type { Connection, mongo } from 'mongoose';
import type { Commit, JournalEvent } from '../commit.ts';
import type { Journal } from '../journal.ts';
import { pause } from '../append/pause.ts';
import { watchCommits } from '../watch-commits.ts';
import { Follower } from './follower.ts';
import { collectionOf, Pointers } from './pointer.ts';
import type { Pointer } from './pointer.ts';
import { rebuild } from './rebuild.ts';
import type { RebuildProgress, RebuildReport } from './rebuild.ts';
import type { Row } from './row.ts';
import { Rows } from './rows.ts';
import type { Applied, Project } from './rows.ts';

export interface ProjectionSettings<Event extends object, By, View> {
  readonly journal: Journal<Event, By>;
  readonly connection: Connection;
  /** Name of the read model, e.g. `worklist`; its collections are `worklist_1`, `worklist_2`, … */
  readonly name: string;
  /** Version of `project`: rows of an older one are replaced by a rebuild. */
  readonly version: number;
  /** Folds a commit into the view of its stream. Pure; nothing means that the stream has no view. */
  readonly project: Project<Event, By, View>;
  /** Indexes on `view.…`. */
  readonly indexes?: readonly mongo.IndexDescription[];
  readonly onError?: (error: unknown) => void;
  /** How long a process may go on with a pointer that it has read; a rebuild waits so long after its swap. */
  readonly pointerMs?: number;
}

/** A read model with one row a stream, made from the journal alone (spec/intake.md 9): guarded by position, rebuilt beside the live one. */
export class Projection<View, Event extends object = JournalEvent, By = string> {
  readonly #settings: ProjectionSettings<Event, By, View>;
  readonly #pointers: Pointers;
  readonly #stop = new AbortController();
  #pointer: Pointer | undefined;
  #readAt = -Infinity;
  #following: Promise<void> | undefined;

  constructor(settings: ProjectionSettings<Event, By, View>) {
    this.#settings = settings;
    this.#pointers = new Pointers(settings.connection);
  }

  /** The live rows, to query. Ask anew for every query: a rebuild may have swapped. */
  async rows(): Promise<mongo.Collection<Row<View>>> {
    return (await this.#live()).collection;
  }

  /** Whether the live rows were written by this version of `project`. */
  async isCurrent(): Promise<boolean> {
    return (await this.#current()).version === this.#settings.version;
  }

  /** Named step of a service's start: the indexes of the live rows. */
  async createIndexes(): Promise<void> {
    await this.#createIndexes((await this.#live()).collection);
  }

  /** Applies a commit that this process has just appended, so that the page's own action shows at once. */
  async accept(commit: Commit<Event, By>): Promise<Applied> {
    return (await this.#live()).accept(commit);
  }

  /** Brings a stream's row to at least `seq`, from the journal. For consumers that know a position only. */
  async advance(stream: string, seq: number): Promise<Applied> {
    return (await this.#live()).advance(stream, seq);
  }

  /** Follows the journal from where the last process stopped, or compares everything once when that place is not known any more. */
  follow(): void {
    this.#following ??= this.#follow();
  }

  /** Ends the following after what is under way. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  /**
   * Writes all rows anew beside the live ones, compares, swaps when equal. Rows of another version of `project` are swapped although
   * they differ, and so are all with `evenDifferent`.
   */
  async rebuild(options: { evenDifferent?: boolean; onProgress?: (progress: RebuildProgress) => void } = {}): Promise<RebuildReport> {
    const { journal, project, name, version, pointerMs = 1000 } = this.#settings;
    const from = await this.#pointers.get(name, version);
    const shadow = this.#rowsIn(collectionOf(name, from.generation + 1));
    await shadow.collection.drop().catch(() => undefined);
    await this.#createIndexes(shadow.collection);
    const report = await rebuild({
      journal,
      project,
      live: this.#rowsIn(from.collection),
      shadow,
      evenDifferent: options.evenDifferent === true || from.version !== version,
      swap: () => this.#pointers.swap(from, version),
      settle: () => pause(pointerMs * 1.5, this.#stop.signal),
      onProgress: options.onProgress,
    });
    if (report.swapped) await this.#rowsIn(from.collection).collection.drop();
    this.#pointer = undefined;
    return report;
  }

  async #follow(): Promise<void> {
    const { journal, name, version, onError = () => undefined } = this.#settings;
    const { signal } = this.#stop;
    const follower = new Follower((stream, seq) => this.advance(stream, seq), onError, signal);
    const { token } = await this.#pointers.get(name, version);
    const note = throttled(async (place) => {
      await follower.idle();
      await this.#pointers.note(name, place);
    }, onError);
    const watcher = {
      onCommit: (stream: string, seq: number) => follower.want(stream, seq),
      onGap: () => void this.#wantAll(follower).catch(onError),
      onToken: note,
    };
    await watchCommits(journal.model, watcher, signal, token);
    await follower.idle();
  }

  /** Wants every stream whose row is behind the journal. */
  async #wantAll(follower: Follower): Promise<void> {
    for await (const { stream, seq } of this.#settings.journal.readHeads()) follower.want(stream, seq);
  }

  async #live(): Promise<Rows<Event, By, View>> {
    return this.#rowsIn((await this.#current()).collection);
  }

  async #current(): Promise<Pointer> {
    const { name, version, pointerMs = 1000 } = this.#settings;
    if (this.#pointer && performance.now() - this.#readAt < pointerMs) return this.#pointer;
    const readAt = performance.now();
    this.#pointer = await this.#pointers.get(name, version);
    this.#readAt = readAt;
    return this.#pointer;
  }

  #rowsIn(collection: string): Rows<Event, By, View> {
    const { connection, journal, project } = this.#settings;
    const database = connection.getClient().db(connection.name);
    return new Rows(database.collection<Row<View>>(collection), journal, project);
  }

  async #createIndexes(collection: mongo.Collection<Row<View>>): Promise<void> {
    const { indexes = [] } = this.#settings;
    if (indexes.length > 0) await collection.createIndexes([...indexes]);
  }
}

/** Calls `act` with the newest value, at most once at a time and once a second. */
function throttled(act: (value: unknown) => Promise<void>, onError: (error: unknown) => void): (value: unknown) => void {
  let busy = false;
  let before = -Infinity;
  return (value) => {
    if (busy || performance.now() - before < 1000) return;
    busy = true;
    before = performance.now();
    void act(value)
      .catch(onError)
      .finally(() => (busy = false));
  };
}
