/** Words that say nothing about the matter; nearly every item is an application. */
const stopWords = new Set(
  'a an the of for to in on at by with from and or my our your i we me need want get do does how can where what is are please help about make apply application applications'.split(
    ' ',
  ),
);

/** Endings that are taken off, longest first, with what stays. */
const endings: readonly (readonly [ending: RegExp, stays: string])[] = [
  [/(?<=.{3})ations?$/, 'at'],
  [/(?<=.{3})ements?$/, ''],
  [/(?<=.{3})ments?$/, ''],
  [/(?<=.{2})ies$/, 'y'],
  [/(?<=.{3})(?:ings?|ed|er|ers|al)$/, ''],
  [/(?<=(?:s|x|z|ch|sh))es$/, ''],
  [/(?<=.{2}[^s])s$/, ''],
  [/(?<=.{3})e$/, ''],
];

/** Cuts an English word to its stem: enough to find "renewals" by "renew", not a grammar. */
export function stem(word: string): string {
  for (const [ending, stays] of endings) if (ending.test(word)) return stem(word.replace(ending, stays));
  return word;
}

/** A word as written and its stem. */
export interface Word {
  readonly written: string;
  readonly stem: string;
}

/** Words of an English text without stop words. */
export function words(text: string): Word[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[a-z0-9]+(?:'s)?/g) ?? []
  )
    .map((word) => word.replace(/'s$/, ''))
    .filter((word) => !stopWords.has(word))
    .map((written) => ({ written, stem: stem(written) }));
}

const editLength = 5;

/**
 * How well a word of a query fits a word of an item, 0 to 1: the same stem, its beginning (the word is still being typed), or one edit
 * from 5 letters.
 */
export function wordFit(query: Word, word: Word, isLast: boolean): number {
  if (query.stem === word.stem) return 1;
  if (isLast && query.written.length >= 3 && word.written.startsWith(query.written)) return 0.8;
  return query.written.length >= editLength && isOneEdit(query.written, word.written) ? 0.7 : 0;
}

/** Whether two words differ by one letter inserted, left out, changed, or swapped with its neighbour. */
export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const restA = a.slice(at);
  const restB = b.slice(at);
  if (a.length !== b.length) return restA.length > restB.length ? restA.slice(1) === restB : restB.slice(1) === restA;
  const swapped = `${restA.charAt(1)}${restA.charAt(0)}${restA.slice(2)}`;
  return restA.slice(1) === restB.slice(1) || swapped === restB;
}
