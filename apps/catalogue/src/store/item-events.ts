import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { subjects } from '@yimen/contracts';
import type { ItemEvent } from '@yimen/domain-catalogue';
import { Journal, messagePerEvent, Relay } from '@yimen/journal';
import type { Commit } from '@yimen/journal';
import { MongoLink, StreamPublisher } from '@yimen/platform';

export type ItemCommit = Commit<ItemEvent>;

/** Stream of an item. */
export function itemStream(item: string): string {
  return `catalogue/${item}`;
}

/** The journal of the catalogue and its outbox: streams `catalogue/<item>`, events on CATALOGUE_EVENTS. */
@Injectable()
export class ItemEvents implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly journal: Journal<ItemEvent>;
  private readonly log = new Logger(ItemEvents.name);
  private readonly relay: Relay<ItemEvent>;

  constructor(
    private readonly link: MongoLink,
    publisher: StreamPublisher,
  ) {
    this.journal = Journal.open<ItemEvent>(link.connection, 'catalogue_journal');
    this.relay = new Relay<ItemEvent>({
      journal: this.journal,
      toMessages: messagePerEvent(describeEvent),
      publish: (subject, body, id) => publisher.publish(subject, body, id),
      ready: () => link.up && publisher.up,
      onStuck: (stream, stall) => this.log.error(`${stream} does not go through after ${stall.failures} tries`),
      onError: (error) => this.log.warn(`the outbox cannot be read: ${error instanceof Error ? error.message : 'unknown'}`),
    });
  }

  onApplicationBootstrap(): void {
    this.relay.start();
    this.link.onUp(() => this.relay.wake());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.relay.stop();
  }

  /** Every item's events in order, stream by stream. Throws `journal-unavailable`. */
  async *all(): AsyncGenerator<ItemCommit> {
    yield* this.journal.readAll();
  }

  wake(): void {
    this.relay.wake();
  }
}

/** What other services hear: which version of which item, never its content; that is asked for. */
function describeEvent(event: ItemEvent, commit: ItemCommit, id: string): { subject: string; body: unknown } {
  const item = commit.stream.slice('catalogue/'.length);
  const { type, version } = event;
  const hash = 'contentHash' in event ? { contentHash: event.contentHash } : {};
  const days = type === 'itemPublished' ? { validFrom: event.validFrom } : type === 'itemRetired' ? { validTo: event.validTo } : {};
  const body = { id, type, v: 1, at: commit.at, item, seq: commit.seq, data: { version, ...hash, ...days } };
  return { subject: subjects.catalogue.itemEvent(participleOf(type), item), body };
}

/** `itemPublished` → `published`, `itemDryRun` → `dry-run`. */
function participleOf(type: ItemEvent['type']): string {
  return type
    .replace(/^item/, '')
    .replace(/(?!^)[A-Z]/g, '-$&')
    .toLowerCase();
}
