import type { CityPack } from '@yimen/city-pack';
import type { Exchange, ResultFacts } from '@yimen/domain-exchanges';
import type { CityTime } from './city-time.ts';

/** Of an item that has left the pack since it was ordered. */
const unnamed: ResultFacts = { kind: 'entry', name: { zh: '—', en: '—' } };

const dayMs = 86_400_000;

/** What each item gives, and by when its answer is promised. */
export class ItemResults {
  readonly #results: ReadonlyMap<string, ResultFacts>;
  readonly #time: CityTime;

  constructor(pack: CityPack, time: CityTime) {
    this.#time = time;
    this.#results = new Map(
      pack.items.map(({ slug, resultKind, resultNameZh, names }) => [slug, { kind: resultKind, name: { zh: resultNameZh, en: names.en } }]),
    );
  }

  of(item: string): ResultFacts {
    return this.#results.get(item) ?? unnamed;
  }

  /** The moment after which an acknowledged order is overdue: the end of its promised day, else a day after it was taken. */
  promisedEnd({ order, acknowledgedAt, orderedAt }: Exchange): number {
    return order.promisedUntil === undefined ? (acknowledgedAt ?? orderedAt) + dayMs : this.#time.endOf(order.promisedUntil);
  }
}
