import type { Connection, Model } from 'mongoose';
import type { AppendResult, Settled } from './append/append-result.ts';
import { commitId } from './commit-id.ts';
import { commitModel } from './commit-model.ts';
import type { Commit, Draft, Head, JournalEvent } from './commit.ts';
import { JournalError } from './errors.ts';
import { Heads } from './chain/heads.ts';
import { createIndexes } from './indexes.ts';
import { Inserter } from './append/inserter.ts';
import { Reader } from './reader.ts';
import { unmark } from './relay/unpublished.ts';
import { emptyHead, headOf, seal } from './chain/seal.ts';
import { settle } from './append/settle.ts';

export interface JournalSettings {
  /** How long an insert may go without a verdict before its outcome is called unknown. */
  readonly verdictMs?: number;
  /** How many heads of streams are kept in memory. */
  readonly heads?: number;
}

/** One append of `appendMany`. */
export interface Entry<Event extends object = JournalEvent, By = string> {
  readonly stream: string;
  readonly expectedSeq: number;
  readonly draft: Draft<Event, By>;
}

/**
 * An append-only, hash-chained journal in one MongoDB collection (design section 2). One insert is one commit; the unique `_id` is
 * the optimistic lock, the unique index on `keys` makes each command take effect once.
 */
export class Journal<Event extends object = JournalEvent, By = string> {
  /** The collection's model, for the relay, projections and tools. */
  readonly model: Model<Commit<Event, By>>;
  readonly #inserter: Inserter<Event, By>;
  readonly #reader: Reader<Event, By>;
  readonly #heads: Heads;

  private constructor(model: Model<Commit<Event, By>>, settings: JournalSettings) {
    const verdictMs = settings.verdictMs ?? 1000;
    this.model = model;
    this.#reader = new Reader(model, verdictMs);
    this.#inserter = new Inserter(model, this.#reader, verdictMs);
    this.#heads = new Heads(settings.heads ?? 20_000);
  }

  /** Opens a journal on a connection whose client has `journalClientOptions`. Nothing is sent: it may be opened before the link is up. */
  static open<Event extends object = JournalEvent, By = string>(
    connection: Connection,
    collectionName: string,
    settings: JournalSettings = {},
  ): Journal<Event, By> {
    return new Journal(commitModel<Event, By>(connection, collectionName), settings);
  }

  /** Named step of a service's start: creates the indexes, reads them back, throws `index-mismatch` when the server has others. */
  createIndexes(): Promise<void> {
    return createIndexes(this.model);
  }

  /**
   * Appends the commit that follows `expectedSeq`, the seq of the last commit that the writer has seen (0 for a new stream).
   * One insert, majority and journaled. Throws `bad-head` when there is no commit at `expectedSeq`.
   */
  async append(stream: string, expectedSeq: number, draft: Draft<Event, By>): Promise<AppendResult<Event, By>> {
    const { commit, refused } = await this.#seal({ stream, expectedSeq, draft });
    return commit ? this.#remembered(await this.#inserter.insert(commit)) : refused;
  }

  /** Appends to different streams with one unordered command. Each entry has its own result, in the same order. Throws `streams-repeat`. */
  async appendMany(entries: readonly Entry<Event, By>[]): Promise<AppendResult<Event, By>[]> {
    if (new Set(entries.map(({ stream }) => stream)).size !== entries.length)
      throw new JournalError('streams-repeat', 'appendMany takes one entry a stream');
    const sealed = await Promise.all(entries.map((entry) => this.#seal(entry)));
    const inserted = await this.#inserter.insertMany(sealed.flatMap(({ commit }) => commit ?? []));
    const results = inserted.values();
    return sealed.map(({ commit, refused }) => (commit ? this.#remembered(next(results)) : refused));
  }

  /**
   * Ends an unknown outcome. Without a barrier the very same commit is sent again; with one, the barrier is inserted at the same seq:
   * it wins, and the old insert can never land, or it meets the old commit, which then stands. Tries until the store answers.
   */
  settle(commit: Commit<Event, By>, options: { barrier?: Draft<Event, By>; signal?: AbortSignal } = {}): Promise<Settled<Event, By>> {
    const { barrier, signal } = options;
    const challenger = barrier ? seal({ stream: commit.stream, seq: commit.seq - 1, hash: commit.prev }, barrier) : commit;
    return settle({ commit, challenger, insert: (each) => this.#inserter.insert(each), at: (id) => this.#reader.byId(id), signal });
  }

  /** The commits of a stream in order, from `fromSeq` on. Throws `journal-unavailable`. */
  async *read(stream: string, fromSeq = 1): AsyncGenerator<Commit<Event, By>> {
    for await (const commit of this.#reader.read(stream, fromSeq)) {
      this.#heads.remember(headOf(commit));
      yield commit;
    }
  }

  /** Every commit of the journal in the order of its id: stream by stream. For rebuilds, exports and checks. Throws `journal-unavailable`. */
  readAll(): AsyncGenerator<Commit<Event, By>> {
    return this.#reader.readAll();
  }

  /** Where each stream ends, from the ids alone. A stream may come more than once, never with a lower seq. Throws `journal-unavailable`. */
  readHeads(): AsyncGenerator<{ stream: string; seq: number }> {
    return this.#reader.readHeads();
  }

  /** The commit that carries a key. Throws `journal-unavailable`. */
  findByKey(key: string): Promise<Commit<Event, By> | undefined> {
    return this.#reader.byAnyKey([key]);
  }

  /** One commit. Throws `journal-unavailable`. */
  find(stream: string, seq: number): Promise<Commit<Event, By> | undefined> {
    return this.#reader.byId(commitId(stream, seq));
  }

  /** Lets the relay publish again what it had published, with the same message ids: a lost message stream is rebuilt so. Says how many. */
  unpublish({ fromSeq, stream }: { fromSeq: number; stream?: string | undefined }): Promise<number> {
    return unmark(this.model, fromSeq, stream);
  }

  /**
   * The last commit of a stream, linearizable and bounded in time. It waits until the server has proved that it still is the primary, on a
   * quiet server up to 100 ms: for moments that decide something, not for every command. Throws `journal-unavailable`.
   */
  tail(stream: string): Promise<Commit<Event, By> | undefined> {
    return this.#reader.tail(stream);
  }

  async #seal({ stream, expectedSeq, draft }: Entry<Event, By>): Promise<Sealed<Event, By>> {
    try {
      return { commit: seal(await this.#head(stream, expectedSeq), draft) };
    } catch (cause) {
      if (cause instanceof JournalError && cause.code === 'journal-unavailable') return { refused: { kind: 'unavailable', cause } };
      throw cause;
    }
  }

  async #head(stream: string, seq: number): Promise<Head> {
    if (seq === 0) return emptyHead(stream);
    const known = this.#heads.find(stream, seq);
    if (known) return known;
    const commit = await this.find(stream, seq);
    if (!commit) throw new JournalError('bad-head', `there is no commit ${seq} in ${stream}`);
    return headOf(commit);
  }

  #remembered(result: AppendResult<Event, By>): AppendResult<Event, By> {
    if (result.kind === 'appended') this.#heads.remember(headOf(result.commit));
    return result;
  }
}

/** A commit ready to be sent, or why there is none. */
type Sealed<Event extends object, By> =
  | { readonly commit: Commit<Event, By>; readonly refused?: undefined }
  | { readonly commit?: undefined; readonly refused: AppendResult<Event, By> };

function next<Value>(values: Iterator<Value, undefined>): Value {
  const { value, done } = values.next();
  if (done) throw new JournalError('streams-repeat', 'fewer results than commits');
  return value;
}
