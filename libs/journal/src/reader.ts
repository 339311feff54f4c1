import type { Model } from 'mongoose';
import type { Lookup } from './inserter.ts';
import { rangeOf } from './commit-id.ts';
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
    return this.#first({ keys: { $in: keys.map(String) } });
  }

  /** The commits of a stream in order. Throws `journal-unavailable`. */
  async *read(stream: string, fromSeq: number): AsyncGenerator<Commit<Event, By>> {
    const query = this.#model.find(rangeOf(stream, fromSeq) as never).sort({ _id: 1 });
    const cursor = query.read('primary').readConcern('majority').lean().batchSize(1000).cursor();
    try {
      for await (const commit of cursor) yield commit;
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  /** The last commit of a stream, linearizable: it waits until this primary has proved that it still is one. Throws `journal-unavailable`. */
  async tail(stream: string): Promise<Commit<Event, By> | undefined> {
    const query = this.#model.findOne(rangeOf(stream) as never).sort({ _id: -1 });
    const found = query.read('primary').readConcern('linearizable').maxTimeMS(this.#limitMs).lean().exec();
    return orUnreadable(found);
  }

  #first(filter: object): Promise<Commit<Event, By> | undefined> {
    const query = this.#model.findOne(filter as never);
    return orUnreadable(query.read('primary').readConcern('majority').maxTimeMS(this.#limitMs).lean().exec());
  }
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
