import { trusted } from 'mongoose';
import type { Model } from 'mongoose';
import type { Lookup } from './append/inserter.ts';
import { parseCommitId, idRange } from './commit-id.ts';
import type { Commit } from './commit.ts';
import { JournalError } from './errors.ts';

/** Reads commits as the majority has them, from the primary: what it shows cannot be rolled back. */
export class Reader<Event extends object, By> implements Lookup<Event, By> {
  readonly #model: Model<Commit<Event, By>>;
  readonly #limitMs: number;

  constructor(model: Model<Commit<Event, By>>, limitMs: number) {
    this.#model = model;
    this.#limitMs = limitMs;
  }

  async byId(id: string): Promise<Commit<Event, By> | undefined> {
    return this.#first({ _id: { $eq: id } });
  }

  async byAnyKey(keys: readonly string[]): Promise<Commit<Event, By> | undefined> {
    return this.#first({ keys: trusted({ $in: keys.map(String) }) });
  }

  /** The commits of a stream in order. Throws `journal-unavailable`. */
  async *read(stream: string, fromSeq: number): AsyncGenerator<Commit<Event, By>> {
    yield* this.#each(commitsOf(stream, fromSeq));
  }

  /** Every commit of the collection in the order of its id. Throws `journal-unavailable`. */
  async *readAll(): AsyncGenerator<Commit<Event, By>> {
    yield* this.#each({});
  }

  /** Stream and seq of every commit in the order of its id, without the contents. Throws `journal-unavailable`. */
  async *readHeads(): AsyncGenerator<{ stream: string; seq: number }> {
    const options = { projection: { _id: 1 }, readConcern: { level: 'majority' }, readPreference: 'primary' } as const;
    let head: { stream: string; seq: number } | undefined;
    for await (const { _id } of this.#model.collection.find({}, options).sort({ _id: 1 })) {
      const place = parseCommitId(String(_id));
      if (head && place?.stream !== head.stream) yield head;
      head = place;
    }
    if (head) yield head;
  }

  /** The last commit of a stream, linearizable: it waits until this primary has proved that it still is one. Throws `journal-unavailable`. */
  async tail(stream: string): Promise<Commit<Event, By> | undefined> {
    const query = this.#model.findOne(commitsOf(stream) as never).sort({ _id: -1 });
    const found = query.read('primary').readConcern('linearizable').maxTimeMS(this.#limitMs).lean().exec();
    return orUnreadable(found);
  }

  async *#each(filter: object): AsyncGenerator<Commit<Event, By>> {
    const query = this.#model.find(filter as never).sort({ _id: 1 });
    const cursor = query.read('primary').readConcern('majority').lean().batchSize(1000).cursor();
    try {
      for await (const commit of cursor) yield commit;
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  #first(filter: object): Promise<Commit<Event, By> | undefined> {
    const query = this.#model.findOne(filter as never);
    return orUnreadable(query.read('primary').readConcern('majority').maxTimeMS(this.#limitMs).lean().exec());
  }
}

/**
 * Filter for the commits of one stream. The range of ids uses the index; `stream` is needed too, because the id of a stream whose
 * name goes on behind a slash can sort into the range. Trusted: a connection that sanitizes filters would refuse the range.
 */
function commitsOf(stream: string, fromSeq = 1): object {
  return { _id: trusted(idRange(stream, fromSeq)), stream };
}

async function orUnreadable<Found>(found: Promise<unknown>): Promise<Found | undefined> {
  try {
    return ((await found) ?? undefined) as Found | undefined;
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause: unknown): JournalError {
  return new JournalError('journal-unavailable', 'the journal cannot be read now', { cause });
}
