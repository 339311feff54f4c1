import { Injectable, Logger } from '@nestjs/common';
import mongoose from 'mongoose';
import type { Connection, ConnectOptions } from 'mongoose';
import { pause } from '../clock/pause.ts';

const RETRY_MS = 300;

/**
 * A service's connection to MongoDB. It may come late and go away: the app starts without it, `up` tells, and operations fail at
 * once while it is absent instead of waiting in a buffer. Options of a journal client: a write is sent once, and its fate is never guessed.
 */
@Injectable()
export class MongoLink {
  readonly connection: Connection;
  private readonly log = new Logger(MongoLink.name);
  private readonly upListeners = new Set<() => void>();
  private readonly firstTry = Promise.withResolvers<undefined>();
  private readonly stopped = new AbortController();
  private loop: Promise<void> | undefined;
  private known = false;
  /** Version of the server, once known. */
  version: string | undefined;

  constructor(private readonly uri: string) {
    this.connection = mongoose.createConnection();
    this.connection.on('error', () => undefined);
    for (const [name, value] of Object.entries(strictModels)) this.connection.set(name, value);
  }

  /** Whether a primary is known now. */
  get up(): boolean {
    return this.known;
  }

  /** Starts connecting. Resolves after the first attempt, whatever came of it. */
  open(): Promise<undefined> {
    this.loop ??= this.openUntilThere();
    return this.firstTry.promise;
  }

  /** Calls back now if up, and after every return. Returns what stops it. */
  onUp(listener: () => void): () => void {
    this.upListeners.add(listener);
    if (this.known) listener();
    return () => this.upListeners.delete(listener);
  }

  /** Resolves when a primary is known, now or later. */
  whenUp(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.onUp(() => {
        resolve();
        queueMicrotask(() => stop());
      });
    });
  }

  async close(): Promise<void> {
    this.stopped.abort();
    this.upListeners.clear();
    this.firstTry.resolve(undefined);
    await this.loop;
    await this.connection.close(true);
    this.known = false;
  }

  private async openUntilThere(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await this.connection.openUri(this.uri, journalClient);
        await this.watch();
        return;
      } catch (error) {
        this.log.warn(`MongoDB is not there: ${error instanceof Error ? error.name : 'unknown'}`);
      } finally {
        this.firstTry.resolve(undefined);
      }
      await pause(RETRY_MS, this.stopped.signal);
    }
  }

  private async watch(): Promise<void> {
    const client = this.connection.getClient();
    client.on('topologyDescriptionChanged', ({ newDescription }) => {
      this.become([...newDescription.servers.values()].some((server) => writable.has(server.type)));
    });
    const about = await this.connection.db?.admin().command({ buildInfo: 1 });
    this.version = typeof about?.version === 'string' ? about.version : undefined;
    this.become(true);
  }

  private become(up: boolean): void {
    if (this.known === up || this.stopped.signal.aborted) return;
    this.known = up;
    this.log.log(`MongoDB is ${up ? `up (${this.version ?? 'version unknown'})` : 'down'}`);
    if (up) for (const listener of [...this.upListeners]) listener();
  }
}

const writable = new Set(['RSPrimary', 'Standalone', 'Mongos', 'LoadBalancer']);

/** Nothing waits in a buffer, nothing unknown is stored or asked for, indexes are made by a named step. */
const strictModels = { bufferCommands: false, strictQuery: true, sanitizeFilter: true, autoIndex: false, autoCreate: false };

const journalClient: ConnectOptions = {
  retryWrites: false,
  socketTimeoutMS: 3000,
  waitQueueTimeoutMS: 500,
  serverSelectionTimeoutMS: 1000,
  connectTimeoutMS: 1000,
  heartbeatFrequencyMS: 500,
  maxPoolSize: 20,
  writeConcern: { w: 'majority', journal: true },
  readConcernLevel: 'majority',
  readPreference: 'primary',
  autoIndex: false,
  autoCreate: false,
};
