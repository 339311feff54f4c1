import { grams, withoutFillers } from './body.ts';
import { words } from './english.ts';
import type { Word } from './english.ts';
import { normalised } from './phrase.ts';

/** A word that people use, and what it means in the catalogue. */
export interface Synonym {
  readonly word: string;
  readonly means: readonly string[];
}

/** A query in the forms in which it is compared. */
export interface Asked {
  /** Without spaces and signs. */
  readonly plain: string;
  /** Also without the words around the matter. */
  readonly core: string;
  /** Parts between spaces, when there are several. */
  readonly parts: readonly string[];
  readonly words: readonly Word[];
  readonly grams: ReadonlySet<string>;
  /** Made from the query by a synonym. */
  readonly isRewritten: boolean;
}

const mostRewrites = 8;

/** The query and what synonyms make of it; empty when it says nothing. */
export function askedOf(query: string, synonyms: readonly Synonym[]): readonly Asked[] {
  const text = query.normalize('NFKC').toLowerCase();
  if (normalised(text) === '') return [];
  const rewritten = synonyms
    .filter(({ word }) => text.includes(word))
    .flatMap(({ word, means }) => means.map((meaning) => text.replaceAll(word, meaning)));
  return [askedFor(text, false), ...[...new Set(rewritten)].slice(0, mostRewrites).map((each) => askedFor(each, true))];
}

function askedFor(text: string, isRewritten: boolean): Asked {
  const plain = normalised(text);
  const core = withoutFillers(plain);
  const parts = text.split(/\s+/).map(normalised).filter(Boolean);
  return { plain, core, parts: parts.length > 1 ? parts : [], words: words(text), grams: grams(core || plain), isRewritten };
}
