import { Injectable } from '@nestjs/common';
import type { ItemList, ItemQuery, ItemSummary } from '@yimen/contracts';
import { CityGuide } from '../store/city-guide.ts';
import { ItemShelf } from '../store/item-shelf.ts';
import type { DayShelf } from '../store/item-shelf.ts';

const searchLimit = 30;
const listLimit = 500;

/** Lists the items in force: what a query means, best first, or all by share of the yearly cases. */
@Injectable()
export class ListItems {
  constructor(
    private readonly shelf: ItemShelf,
    private readonly guide: CityGuide,
  ) {}

  /** Throws `catalogue-loading`. */
  run({ q = '', bureau, audience, event, limit }: ItemQuery): ItemList {
    const shelf = this.shelf.today();
    const isAsked = q.trim() !== '';
    const summaries = isAsked ? found(shelf, q) : byWeight(shelf);
    const items = summaries.filter(
      (item) =>
        (bureau === undefined || item.bureau.code === bureau) &&
        (audience === undefined || item.audience.includes(audience)) &&
        (event === undefined || item.lifeEvents.includes(event)),
    );
    const shown = items.slice(0, limit ?? (isAsked ? searchLimit : listLimit));
    const version = `${this.guide.pack.hash.slice(0, 12)}.${shelf.day}`;
    return { version, total: items.length, items: shown, ...(items.length === 0 ? { help: this.help() } : {}) };
  }

  /** Whom to ask when nothing fits. */
  private help(): ItemList['help'] {
    const { city, bureaus } = this.guide.pack;
    return { hotline: city.hotline, bureaus: bureaus.map(({ code, names }) => ({ code, names })) };
  }
}

function found(shelf: DayShelf, query: string): ItemSummary[] {
  return shelf.search.find(query).flatMap((slug) => shelf.items.get(slug)?.summary ?? []);
}

function byWeight(shelf: DayShelf): ItemSummary[] {
  const all = [...shelf.items.values()].sort((a, b) => b.version.content.weight - a.version.content.weight);
  return all.map(({ summary }) => summary);
}
