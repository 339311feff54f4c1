import type { Health } from '../health/health.ts';
import { MongoLink } from '../mongo/mongo-link.ts';
import { NatsLink } from '../nats/nats-link.ts';

/** The settings from which an app's links to the servers are made; an app without an address has no link. */
export interface LinkSettings {
  readonly mongoUri?: string | undefined;
  readonly natsUrl?: string | undefined;
  readonly natsUser?: string | undefined;
  readonly natsPassword?: string | undefined;
}

/** MongoDB and NATS of one app: opened before Nest, closed after it, and told in its health. */
export class Links {
  readonly mongo: MongoLink | undefined;
  readonly nats: NatsLink | undefined;

  constructor(service: string, settings: LinkSettings, health: Health, natsRequired: boolean) {
    const { mongoUri, natsUrl, natsUser, natsPassword } = settings;
    this.mongo = mongoUri === undefined ? undefined : new MongoLink(mongoUri);
    this.nats = natsUrl === undefined ? undefined : new NatsLink({ url: natsUrl, user: natsUser, password: natsPassword, service });
    this.report(health, natsRequired);
  }

  /** Resolves after the first attempt at each; a server that is absent does not stop the start. */
  async open(): Promise<void> {
    await Promise.all([this.mongo?.open(), this.nats?.open()]);
  }

  async close(): Promise<void> {
    await this.nats?.close();
    await this.mongo?.close();
  }

  private report(health: Health, natsRequired: boolean): void {
    const { mongo, nats } = this;
    if (mongo) {
      health.add('mongodb', () => ({ state: mongo.up ? 'up' : 'down', ok: mongo.up, required: true, version: mongo.version ?? 'unknown' }));
    }
    if (nats) {
      health.add('nats', () => ({ state: nats.state, ok: nats.up, required: natsRequired, denied: nats.deniedCount }));
    }
  }
}
