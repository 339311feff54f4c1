import { byRank, codeHits, englishHits, phraseHits, tiers } from './hits.ts';
import type { Grade, Hit } from './hits.ts';
import { shareHeld, Rarity } from './body.ts';
import { bestFit } from './english-field.ts';
import { entryOf } from './entry.ts';
import type { Entry, SearchableItem } from './entry.ts';
import { askedOf } from './query.ts';
import type { Asked, Synonym } from './query.ts';

/** Less than this share of a query in the body is no hit; the lower share counts only when nothing else is found. */
const leastShare = 0.5;
const lowestShare = 0.3;
const longestQuery = 80;

/** Finds items by Chinese, pinyin, initials, English, codes, bureau and life event. In memory, built once a set of versions. */
export class SearchIndex {
  readonly #entries: readonly Entry[];
  readonly #rarity: Rarity;
  readonly #wordRarity: Rarity;
  readonly #synonyms: readonly Synonym[];

  constructor(items: Iterable<SearchableItem>, synonyms: readonly Synonym[] = []) {
    this.#entries = [...items].map(entryOf);
    this.#rarity = new Rarity(this.#entries.map((entry) => entry.body));
    this.#wordRarity = new Rarity(this.#entries.map((entry) => new Set([...entry.bodyWords].map((word) => word.stem))));
    this.#synonyms = synonyms;
  }

  /** Slugs of the items that a query means, best first. */
  find(query: string): readonly string[] {
    const asked = askedOf(query.slice(0, longestQuery), this.#synonyms);
    if (asked.length === 0) return [];
    const hits = this.#hits(asked, leastShare);
    return (hits.length > 0 ? hits : this.#hits(asked, lowestShare)).sort(byRank).map((hit) => hit.slug);
  }

  #hits(asked: readonly Asked[], least: number): Hit[] {
    return this.#entries.flatMap((entry) => {
      const found = asked.flatMap((each) => this.#grades(entry, each, least).map((grade) => (each.isRewritten ? lowered(grade) : grade)));
      const [best] = found.sort((a, b) => b.tier - a.tier || b.grade - a.grade);
      return best ? [{ slug: entry.slug, weight: entry.weight, ...best }] : [];
    });
  }

  #grades(entry: Entry, asked: Asked, least: number): Grade[] {
    const direct = [...codeHits(entry, asked), ...phraseHits(entry, asked), ...englishHits(entry, asked)];
    if (direct.some((grade) => grade.tier > tiers.body)) return direct;
    const body = this.#bodyShare(entry, asked);
    return body >= least ? [...direct, { tier: tiers.body, grade: body }] : direct;
  }

  #bodyShare(entry: Entry, asked: Asked): number {
    const last = asked.words.at(-1);
    const han = shareHeld(asked.grams, this.#rarity, (term) => (entry.body.has(term) ? 1 : 0));
    const stems = new Map(asked.words.map((word) => [word.stem, word]));
    const english = shareHeld(stems.keys(), this.#wordRarity, (term) =>
      bestFit(stems.get(term), entry.bodyWords, stems.get(term) === last),
    );
    return Math.max(han, english);
  }
}

/** What only a synonym finds stands behind what the words themselves find. */
function lowered({ tier, grade }: Grade): Grade {
  return { tier: Math.min(tier, tiers.alias), grade: grade * 0.8 };
}
