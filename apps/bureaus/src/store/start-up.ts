import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Relay } from '@yimen/journal';
import { Bus, Health, MongoLink, pause, StreamPublisher } from '@yimen/platform';
import { Scheduler } from '../scheduler/scheduler.ts';
import { Systems } from '../systems/system.ts';
import { Sweep } from '../use-cases/sweep.ts';
import { AfterCommit } from './after-commit.ts';
import { BUREAUS_JOURNAL } from './bureaus-journal.ts';
import type { Author, BureausEvent, BureausJournal } from './bureaus-journal.ts';
import { ExchangeRows } from './exchange-rows.ts';
import { IncidentRows } from './incident-rows.ts';
import { messagesOf } from './messages.ts';

const retryMs = 1000;
const sweepMs = 20_000;

/** Brings the store into shape once MongoDB is there, then lets relay, read models, scheduler and sweep run. */
@Injectable()
export class StartUp implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(StartUp.name);
  private readonly relay: Relay<BureausEvent, Author>;
  private readonly stopped = new AbortController();
  private preparing: Promise<void> | undefined;
  private sweeping: Promise<void> | undefined;
  private prepared = false;

  constructor(
    @Inject(BUREAUS_JOURNAL) private readonly journal: BureausJournal,
    private readonly mongo: MongoLink,
    private readonly exchanges: ExchangeRows,
    private readonly incidents: IncidentRows,
    private readonly scheduler: Scheduler,
    private readonly sweep: Sweep,
    private readonly systems: Systems,
    private readonly bus: Bus,
    private readonly afterCommit: AfterCommit,
    publisher: StreamPublisher,
    health: Health,
  ) {
    this.relay = new Relay({
      journal,
      toMessages: messagesOf,
      publish: (subject, body, id) => publisher.publish(subject, body, id),
      ready: () => publisher.up && mongo.up,
      onStuck: (stream) => this.log.error(`messages of ${stream} do not go out`),
      onError: (error) => this.log.warn(`relay: ${nameOf(error)}`),
    });
    health.add('store', () => ({ state: this.prepared ? 'ready' : 'preparing', ok: this.prepared, required: true }));
    health.add('relay', () => ({
      state: this.relay.stuck.size > 0 ? 'stuck' : 'running',
      ok: this.relay.stuck.size === 0,
      required: false,
      stuck: this.relay.stuck.size,
    }));
  }

  onApplicationBootstrap(): void {
    this.mongo.onUp(() => {
      this.preparing ??= this.prepareUntilDone();
    });
    this.bus.onUp(() => this.relay.wake());
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.preparing;
    await this.scheduler.stop();
    await this.sweeping;
    await Promise.all([this.relay.stop(), this.exchanges.projection.stop(), this.incidents.projection.stop()]);
    await this.systems.close();
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
    const projections = [this.exchanges.projection, this.incidents.projection];
    for (const projection of projections) await projection.createIndexes();
    if (this.stopped.signal.aborted) return;
    this.afterCommit.add(async (commit) => {
      this.relay.wake();
      await Promise.all(projections.map((projection) => projection.accept(commit).catch(() => undefined)));
      this.scheduler.notice(commit);
    });
    for (const projection of projections) projection.follow();
    this.relay.start();
    await this.scheduler.start();
    this.prepared = true;
    this.sweeping = this.sweepUntilStopped();
  }

  private async sweepUntilStopped(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      if (this.mongo.up) await this.sweep.run().catch((error: unknown) => this.log.warn(`sweep: ${nameOf(error)}`));
      await pause(sweepMs, this.stopped.signal);
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
