import type { mongo } from 'mongoose';
import { canonicalJson, sha256 } from '../chain/canonical.ts';
import type { Commit } from '../commit.ts';
import type { Journal } from '../journal.ts';
import type { Row } from './row.ts';

export type Project<Event extends object, By, View> = (view: View | undefined, commit: Commit<Event, By>) => View | undefined;

/** What became of a commit: `applied` as the next one, `filled` together with earlier ones from the journal, `old` when it was in already. */
export type Applied = 'applied' | 'filled' | 'old';

/** One generation of rows, written under the position guard: the next commit applies, an older one is dropped, a gap is filled. */
export class Rows<Event extends object, By, View> {
  readonly collection: mongo.Collection<Row<View>>;
  readonly #journal: Journal<Event, By>;
  readonly #project: Project<Event, By, View>;

  constructor(collection: mongo.Collection<Row<View>>, journal: Journal<Event, By>, project: Project<Event, By, View>) {
    this.collection = collection;
    this.#journal = journal;
    this.#project = project;
  }

  /** Applies a commit that is at hand. */
  async accept(commit: Commit<Event, By>): Promise<Applied> {
    for (;;) {
      const before = await this.#row(commit.stream);
      if (commit.seq <= before.seq) return 'old';
      if (commit.seq > before.seq + 1) {
        await this.advance(commit.stream, commit.seq);
        return 'filled';
      }
      if (await this.#write(before, this.#next(before, commit))) return 'applied';
    }
  }

  /** Brings the row of a stream to at least `seq` from the journal. */
  async advance(stream: string, seq: number): Promise<Applied> {
    for (;;) {
      const before = await this.#row(stream);
      if (before.seq >= seq) return 'old';
      let row = before;
      for await (const commit of this.#journal.read(stream, before.seq + 1)) row = this.#next(row, commit);
      if (row.seq === before.seq) return 'old';
      if (await this.#write(before, row)) return 'filled';
    }
  }

  /** The row of a stream. */
  async find(stream: string): Promise<Row<View> | undefined> {
    const found = await this.collection.findOne({ _id: { $eq: stream } } as never, { readPreference: 'primary' });
    return found ?? undefined;
  }

  /** All rows in the order of their streams. */
  async *all(): AsyncGenerator<Row<View>> {
    const cursor = this.collection.find({}, { readConcern: { level: 'majority' } }).sort({ _id: 1 });
    for await (const row of cursor) yield row;
  }

  #next(row: Row<View>, commit: Commit<Event, By>): Row<View> {
    return { _id: commit.stream, seq: commit.seq, view: this.#project(row.view ?? undefined, commit) ?? null };
  }

  async #row(stream: string): Promise<Row<View>> {
    const found = await this.collection.findOne({ _id: { $eq: stream } } as never, { readPreference: 'primary' });
    return found ?? { _id: stream, seq: 0, view: null };
  }

  // The guard: the write counts only if the row still is where it was read.
  async #write(before: Row<View>, next: Row<View>): Promise<boolean> {
    try {
      const filter = { _id: next._id, seq: before.seq } as never;
      const { matchedCount, upsertedCount } = await this.collection.replaceOne(filter, next, { upsert: before.seq === 0 });
      return matchedCount + upsertedCount === 1;
    } catch (error) {
      if ((error as { code?: unknown }).code === 11000) return false;
      throw error;
    }
  }
}

/** Hash of a row's content, for comparing two generations. */
export function hashOfRow(row: Row<unknown>): string {
  return sha256(canonicalJson(row));
}
