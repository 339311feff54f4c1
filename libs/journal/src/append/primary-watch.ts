import type { Model, mongo } from 'mongoose';

const writable = new Set(['RSPrimary', 'Standalone', 'Mongos', 'LoadBalancer']);

/**
 * Knows from the driver's own monitoring whether there is a server to write to, so that an append is refused at once while there is
 * none, and does not end as unknown although it never left.
 */
export class PrimaryWatch {
  readonly #model: Pick<Model<never>, 'db'>;
  #client: mongo.MongoClient | undefined;
  #down = false;

  constructor(model: Pick<Model<never>, 'db'>) {
    this.#model = model;
  }

  /** Whether the driver knows that no server takes writes now. */
  get isDown(): boolean {
    const client = this.client;
    if (client && client !== this.#client) this.#follow(client);
    return this.#down;
  }

  /** The driver's client, once the connection was opened. */
  get client(): mongo.MongoClient | undefined {
    return this.#model.db.getClient();
  }

  #follow(client: mongo.MongoClient): void {
    this.#client = client;
    this.#down = false;
    client.on('topologyDescriptionChanged', ({ newDescription }) => {
      if (client === this.#client) this.#down = ![...newDescription.servers.values()].some(({ type }) => writable.has(type));
    });
  }
}
