import type { Word } from './english.ts';
import { wordFit } from './english.ts';

/** The best fit of a word in a field, 0 to 1. */
export function bestFit(word: Word | undefined, field: readonly Word[], isLast: boolean): number {
  let best = 0;
  if (word) for (const other of field) best = Math.max(best, wordFit(word, other, isLast));
  return best;
}

/** How well all words of a query fit one field; 0 unless every one does. */
export function fieldFit(query: readonly Word[], field: readonly Word[]): { readonly fit: number; readonly isWhole: boolean } {
  const fits = query.map((word, i) => bestFit(word, field, i === query.length - 1));
  if (fits.length === 0 || fits.includes(0)) return { fit: 0, isWhole: false };
  return { fit: fits.reduce((sum, fit) => sum + fit, 0) / fits.length, isWhole: query.length === field.length };
}
