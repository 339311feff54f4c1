/** Words that people type around the matter; without them the rest is looked for once more. */
const fillers =
  /怎么样|怎么办理|怎么办|怎么|如何|哪里|哪儿|在哪|去哪|需要什么|要什么|需要|什么材料|什么|材料|想要|我想|我要|我的|我|请问|可以|办理|帮|的话|了|吗|呢|啊|要|想|去|的|办/g;

/** A Han query without the words around the matter. */
export function withoutFillers(query: string): string {
  return query.replace(fillers, '');
}

/** Single characters and pairs of neighbours: what a query is compared by when no phrase holds it in one piece. */
export function grams(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    const characters = Array.from(run);
    characters.forEach((char, i) => {
      found.add(char);
      const next = characters[i + 1];
      if (next !== undefined) found.add(char + next);
    });
  }
  return found;
}

const strangeWeight = 0.3;

/** How telling a gram or word is: the fewer items have it, the more. */
export class Rarity {
  readonly #counts = new Map<string, number>();
  readonly #size: number;

  constructor(documents: readonly ReadonlySet<string>[]) {
    this.#size = documents.length;
    for (const document of documents) for (const term of document) this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1);
  }

  /** A pair of characters counts twice as much as one; what no item has says little about which one is meant. */
  of(term: string): number {
    const length = /\p{Script=Han}/u.test(term) ? Array.from(term).length : 2;
    const count = this.#counts.get(term) ?? 0;
    return length * Math.log(1 + this.#size / (1 + count)) * (count === 0 ? strangeWeight : 1);
  }
}

/** Share of a query, by weight, that a document holds; 0 to 1. `fit` says how well it holds a term. */
export function shareHeld(terms: Iterable<string>, rarity: Rarity, fit: (term: string) => number): number {
  let held = 0;
  let all = 0;
  for (const term of terms) {
    const weight = rarity.of(term);
    all += weight;
    held += weight * fit(term);
  }
  return all === 0 ? 0 : held / all;
}
