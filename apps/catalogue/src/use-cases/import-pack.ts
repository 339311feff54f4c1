import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { composeItems } from '@yimen/city-pack';
import type { ItemRow } from '@yimen/city-pack';
import { addDays } from '@yimen/domain-calendar';
import { decideItem, isItemRefusal, retirement } from '@yimen/domain-catalogue';
import type { ItemContent, ItemEvent, ItemState } from '@yimen/domain-catalogue';
import { bodyHash, canonicalJson, sha256 } from '@yimen/journal';
import type { Entry } from '@yimen/journal';
import { Clock, Health, MongoLink, pause } from '@yimen/platform';
import { CityGuide } from '../store/city-guide.ts';
import { ItemEvents, itemStream } from '../store/item-events.ts';
import { ItemShelf } from '../store/item-shelf.ts';

const by = 'city-pack';
const retryMs = 500;
const batchSize = 40;

/**
 * Brings the items of the city pack into the journal, then fills the shelf from the journal. Runs at every start: keys are made from
 * item and content, so the same pack changes nothing, and a changed item becomes a new version from tomorrow on.
 */
@Injectable()
export class ImportPack implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(ImportPack.name);
  private readonly stopped = new AbortController();
  private readonly contents: ReadonlyMap<string, ItemContent>;
  private running: Promise<void> | undefined;

  constructor(
    private readonly guide: CityGuide,
    private readonly events: ItemEvents,
    private readonly shelf: ItemShelf,
    private readonly mongo: MongoLink,
    private readonly clock: Clock,
    health: Health,
  ) {
    this.contents = composeItems(guide.pack);
    health.add('catalogue', () => ({ state: shelf.loaded ? 'loaded' : 'loading', ok: shelf.loaded, required: true, items: shelf.size }));
    health.add('calendar', () => {
      const { state, year } = guide.calendarState();
      return { state, ok: state !== 'missing', required: false, year };
    });
  }

  onApplicationBootstrap(): void {
    this.running = this.runUntilDone();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  private async runUntilDone(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      if (this.mongo.up && (await this.attempt())) return;
      await pause(retryMs, this.stopped.signal);
    }
  }

  private async attempt(): Promise<boolean> {
    try {
      await this.run();
      return true;
    } catch (error) {
      this.log.warn(`the catalogue cannot be loaded yet: ${error instanceof Error ? error.message : 'unknown'}`);
      return false;
    }
  }

  /** One attempt; it can be repeated from the start at any point. */
  private async run(): Promise<void> {
    await this.events.journal.createIndexes();
    await this.shelf.load(this.events.all());
    const entries = this.guide.pack.items.flatMap((row) => this.entryFor(row) ?? []);
    for (let at = 0; at < entries.length; at += batchSize) await this.append(entries.slice(at, at + batchSize));
    if (entries.length > 0) await this.shelf.load(this.events.all());
    this.shelf.open();
    this.events.wake();
    this.log.log(`${this.shelf.size} items, ${entries.length} of them new or changed`);
  }

  /** What the journal lacks of one item of the pack. */
  private entryFor(row: ItemRow): Entry<ItemEvent> | undefined {
    const content = this.contents.get(row.slug);
    if (!content) return undefined;
    const state = this.shelf.stateOf(row.slug);
    const events = importEvents(state, row, content, this.guide.today());
    const [first] = events;
    if (!first) return undefined;
    const key = `pack/${row.slug}/${first.version}/${first.type}/${sha256(canonicalJson(content)).slice(0, 16)}`;
    const causes = [{ key, type: 'importItem', by, bodyHash: bodyHash(content) }];
    const draft = { keys: [key], causes, events, at: this.clock.now() };
    return { stream: itemStream(row.slug), expectedSeq: this.shelf.seqOf(row.slug), draft };
  }

  /** All or the next attempt: what another process has put there meanwhile is read again. */
  private async append(entries: readonly Entry<ItemEvent>[]): Promise<void> {
    const results = await this.events.journal.appendMany(entries);
    const open = results.find((result) => result.kind !== 'appended' && result.kind !== 'key-taken');
    if (open) throw new Error(`the journal said ${open.kind}`);
  }
}

/** Events that bring an item's history to what the pack says: a new version, a retirement, both or nothing. */
export function importEvents(state: ItemState, row: ItemRow, content: ItemContent, today: string): readonly ItemEvent[] {
  const command = { type: 'importItem', content, contentHash: sha256(canonicalJson(content)), validFrom: row.validFrom } as const;
  const decision = state.retired ? [] : decideItem(state, command, { by, today });
  if (isItemRefusal(decision)) throw new Error(`${row.slug}: ${decision.refused}`);
  if (row.validTo === undefined || state.retired) return decision;
  const version = decision[0]?.version ?? state.published.at(-1)?.version ?? 1;
  const isNew = state.published.length === 0;
  const validTo = isNew || row.validTo > today ? row.validTo : addDays(today, 1);
  return [
    ...(isNew ? decision : []),
    retirement(version, { validTo, successor: row.successor, reason: row.successor ? undefined : 'retired' }, by),
  ];
}
