import type { Connection, mongo } from 'mongoose';

/** Which collection holds the live rows of a read model. */
export interface Pointer {
  readonly _id: string;
  readonly generation: number;
  readonly collection: string;
  /** Version of the projecting code that wrote the rows. */
  readonly version: number;
  /** Place in the journal's change stream up to which everything is in the rows. */
  readonly token?: unknown;
}

/** The pointers of all read models of a database. Swapping one is a single write, so a reader sees the old rows or the new ones. */
export class Pointers {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The pointer of a read model; made with the first generation when there is none. */
  async get(name: string, version: number): Promise<Pointer> {
    const first = { generation: 1, collection: collectionOf(name, 1), version };
    await this.#pointers.updateOne({ _id: name }, { $setOnInsert: first }, { upsert: true });
    const found = await this.#pointers.findOne({ _id: name }, { readConcern: { level: 'majority' } });
    return found ?? { _id: name, ...first };
  }

  /** Points at the next generation if nobody did so before. */
  async swap(from: Pointer, version: number): Promise<boolean> {
    const generation = from.generation + 1;
    const next = { generation, collection: collectionOf(from._id, generation), version };
    const { modifiedCount } = await this.#pointers.updateOne({ _id: from._id, generation: from.generation }, { $set: next });
    return modifiedCount === 1;
  }

  /** Notes how far the change stream has been followed. */
  async note(name: string, token: unknown): Promise<void> {
    await this.#pointers.updateOne({ _id: name }, { $set: { token } });
  }

  get #pointers(): mongo.Collection<Pointer> {
    return this.#connection.getClient().db(this.#connection.name).collection<Pointer>('projections');
  }
}

/** The collection of a generation. */
export function collectionOf(name: string, generation: number): string {
  return `${name}_${generation}`;
}
