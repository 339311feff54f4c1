import type { Problem } from '@yimen/contracts';
import type { UiLanguage } from '@yimen/ui/strings';

/**
 * What came of a request. `refused` is definite: it had no effect and says why. `unknown` is not: it was sent and no verdict came, so it
 * may only be repeated with its own key (spec/queue.md 7.11).
 */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly retryAfterMs?: number | undefined }
  | { readonly kind: 'unknown' };

/** The sentence of a refusal in the person's language; its code stands small at the end, never first. */
export function sentenceOf(problem: Problem, language: UiLanguage): string {
  return language === 'en' ? problem.titles.en : problem.titles.zh;
}

/** Refusals that end by themselves: the same press with the same key may go through in a moment. */
export function passes(problem: Problem): boolean {
  return problem.status === 503;
}
