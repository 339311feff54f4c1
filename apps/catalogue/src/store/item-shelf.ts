import { Injectable } from '@nestjs/common';
import { isConnected } from '@yimen/city-pack';
import type { ItemSummary, ItemVersion } from '@yimen/contracts';
import { checklistOf, compileSituations, evolveItem, newItem, papersToBring, versionOn } from '@yimen/domain-catalogue';
import type { ItemContent, ItemState, PublishedVersion, SituationFinder } from '@yimen/domain-catalogue';
import { Refusal } from '@yimen/platform';
import { SearchIndex } from '../search/search-index.ts';
import { CityGuide } from './city-guide.ts';
import type { ItemCommit } from './item-events.ts';

/** What is in force on one day, ready to be listed and searched. */
export interface DayShelf {
  readonly day: string;
  readonly items: ReadonlyMap<string, { readonly version: PublishedVersion; readonly summary: ItemSummary }>;
  readonly search: SearchIndex;
}

interface Kept {
  readonly seq: number;
  readonly state: ItemState;
}

/** The read model of the catalogue: every item's versions in memory, rebuilt from the journal at each start. */
@Injectable()
export class ItemShelf {
  private states: ReadonlyMap<string, Kept> = new Map();
  private slugs: ReadonlyMap<string, string> = new Map();
  private readonly finders = new WeakMap<ItemContent, SituationFinder>();
  private dayShelf: DayShelf | undefined;
  private isLoaded = false;

  constructor(private readonly guide: CityGuide) {}

  get loaded(): boolean {
    return this.isLoaded;
  }

  get size(): number {
    return this.states.size;
  }

  stateOf(item: string): ItemState {
    return this.states.get(item)?.state ?? newItem;
  }

  /** The last commit of an item's stream that the shelf has seen; 0 for none. */
  seqOf(item: string): number {
    return this.states.get(item)?.seq ?? 0;
  }

  /** Fills the shelf anew from all commits, each stream in order. What stands there serves on until then. */
  async load(commits: AsyncIterable<ItemCommit>): Promise<void> {
    const states = new Map<string, Kept>();
    for await (const { stream, seq, events } of commits) {
      const item = stream.slice('catalogue/'.length);
      states.set(item, { seq, state: events.reduce(evolveItem, states.get(item)?.state ?? newItem) });
    }
    this.states = states;
    this.slugs = new Map(
      [...states].flatMap(([item, { state }]) => state.published.map(({ content }) => [content.handlingCode, item] as const)),
    );
    this.dayShelf = undefined;
  }

  /** From here on questions are answered. */
  open(): void {
    this.isLoaded = true;
  }

  /** The version of an item in force on a date. Throws `catalogue-loading`, `item-unknown`, `item-not-in-force`. */
  versionOn(name: string, on: string): ItemVersion {
    this.mustBeLoaded();
    const item = this.states.has(name) ? name : this.slugs.get(name);
    if (item === undefined) throw new Refusal('item-unknown', { item: name });
    const state = this.stateOf(item);
    const published = versionOn(state, on);
    if (!published) throw new Refusal('item-not-in-force', { item, on, ...endOf(state) });
    return this.versionOf(item, published);
  }

  /** Everything in force today. Throws `catalogue-loading`. */
  today(): DayShelf {
    this.mustBeLoaded();
    const day = this.guide.today();
    if (this.dayShelf?.day !== day) this.dayShelf = this.shelfOf(day);
    return this.dayShelf;
  }

  /** Questions and situations of a version, compiled once. */
  finderOf(content: ItemContent): SituationFinder {
    const known = this.finders.get(content);
    if (known) return known;
    const finder = compileSituations(content);
    this.finders.set(content, finder);
    return finder;
  }

  private mustBeLoaded(): void {
    if (!this.isLoaded) throw new Refusal('catalogue-loading');
  }

  private versionOf(item: string, published: PublishedVersion): ItemVersion {
    return { item, ...published, connected: isConnected(this.guide.pack, item) };
  }

  private shelfOf(day: string): DayShelf {
    const inForce = [...this.states].flatMap(([item, { state }]) => {
      const version = versionOn(state, day);
      return version ? [[item, { version, summary: this.summaryOf(item, version.content) }] as const] : [];
    });
    const topicsOf = ({ lifeEvents, audience }: ItemContent) =>
      [...this.guide.named('life-event', lifeEvents), ...this.guide.named('audience', audience)].map(({ names }) => names);
    const searchable = inForce.map(([, { version }]) => ({ content: version.content, topics: topicsOf(version.content) }));
    return { day, items: new Map(inForce), search: new SearchIndex(searchable, this.guide.pack.synonyms) };
  }

  private summaryOf(item: string, content: ItemContent): ItemSummary {
    const papers = content.situations.map((situation) => papersToBring(checklistOf(content, situation)));
    const { code, names, shortZh } = content.bureau;
    return {
      item,
      handlingCode: content.handlingCode,
      names: content.names,
      bureau: { code, names, shortZh },
      kind: content.kind,
      mode: content.mode,
      handling: content.handling,
      promised: content.clocks.promised,
      feeFen: content.fee.amountFen,
      audience: content.audience,
      lifeEvents: content.lifeEvents,
      serviceGroup: content.serviceGroup,
      connected: isConnected(this.guide.pack, item),
      illustrative: content.illustrative,
      papers: { least: Math.min(...papers), most: Math.max(...papers) },
    };
  }
}

function endOf(state: ItemState): object {
  const { retired } = state;
  const first = state.published[0]?.validFrom;
  if (retired) return { validTo: retired.validTo, ...(retired.successor ? { successor: retired.successor } : {}) };
  return first ? { validFrom: first } : {};
}
