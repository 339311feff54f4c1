import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Relay } from '@yimen/journal';
import { Bus, Health, MongoLink, pause, StreamPublisher } from '@yimen/platform';
import { CityFacts } from '../city/city-facts.ts';
import { AfterCommit } from './after-commit.ts';
import { CaseViews } from './read-models/case-views.ts';
import { INTAKE_JOURNAL } from './intake-journal.ts';
import type { Author, IntakeEvent, IntakeJournal } from './intake-journal.ts';
import { messagesOf } from './messages.ts';
import { QueryTries } from './query-tries.ts';
import { Uploads } from './uploads.ts';
import { Worklists } from './read-models/worklists.ts';

const retryMs = 1000;

/**
 * Brings the store into shape once MongoDB is there: indexes created and read back, read models followed, the relay running. Until then
 * no command is taken, because without the unique keys a repeated press would take effect twice.
 */
@Injectable()
export class StartUp implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(StartUp.name);
  private readonly relay: Relay<IntakeEvent, Author>;
  private readonly stopped = new AbortController();
  private preparing: Promise<void> | undefined;
  private prepared = false;

  constructor(
    @Inject(INTAKE_JOURNAL) private readonly journal: IntakeJournal,
    private readonly mongo: MongoLink,
    private readonly cases: CaseViews,
    private readonly worklists: Worklists,
    private readonly uploads: Uploads,
    private readonly tries: QueryTries,
    private readonly city: CityFacts,
    private readonly bus: Bus,
    private readonly afterCommit: AfterCommit,
    publisher: StreamPublisher,
    health: Health,
  ) {
    this.relay = new Relay({
      journal,
      toMessages: (commit) => messagesOf(commit, (number) => city.centreOfNumber(number)),
      publish: (subject, body, id) => publisher.publish(subject, body, id),
      ready: () => publisher.up && mongo.up,
      onStuck: (stream) => this.log.error(`messages of ${stream} do not go out`),
      onError: (error) => this.log.warn(`relay: ${error instanceof Error ? error.name : 'error'}`),
    });
    health.add('store', () => ({ state: this.prepared ? 'ready' : 'preparing', ok: this.prepared, required: true }));
    health.add('relay', () => ({
      state: this.relay.stuck.size > 0 ? 'stuck' : 'running',
      ok: this.relay.stuck.size === 0,
      required: false,
      stuck: this.relay.stuck.size,
    }));
  }

  get ready(): boolean {
    return this.prepared;
  }

  /** Resolves when commands are taken. */
  onApplicationBootstrap(): void {
    this.mongo.onUp(() => {
      this.preparing ??= this.prepareUntilDone();
    });
    this.bus.onUp(() => this.relay.wake());
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.preparing;
    await Promise.all([this.relay.stop(), this.cases.projection.stop(), this.worklists.projection.stop()]);
  }

  private async prepareUntilDone(): Promise<void> {
    while (!this.prepared && !this.stopped.signal.aborted) {
      try {
        await this.prepare();
      } catch (error) {
        this.log.warn(`the store is not ready: ${error instanceof Error ? error.message : 'unknown'}`);
        await pause(retryMs, this.stopped.signal);
      }
    }
  }

  private async prepare(): Promise<void> {
    await this.journal.createIndexes();
    await Promise.all([this.uploads.createIndexes(), this.tries.createIndexes()]);
    await Promise.all([this.cases.projection.createIndexes(), this.worklists.projection.createIndexes()]);
    if (this.stopped.signal.aborted) return;
    this.afterCommit.add((commit) => {
      this.relay.wake();
      for (const { projection } of [this.cases, this.worklists]) void projection.accept(commit).catch(() => undefined);
    });
    this.cases.projection.follow();
    this.worklists.projection.follow();
    this.relay.start();
    this.prepared = true;
    await this.renewReadModels();
  }

  /** Rows of an older version, or of another calendar, are written anew beside the live ones. */
  private async renewReadModels(): Promise<void> {
    if (!(await this.cases.projection.isCurrent())) await this.cases.projection.rebuild();
    const { projection } = this.worklists;
    if (!(await projection.isCurrent()) || !(await this.worklists.isOfPack(this.city.pack.hash)))
      await projection.rebuild({ evenDifferent: true });
  }
}
