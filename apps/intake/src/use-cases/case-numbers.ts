import { readCaseNumber } from '@yimen/domain-identifiers';
import { Refusal } from '@yimen/platform';
import type { CityFacts } from '../city/city-facts.ts';

/** A case number as typed or as in a link. Throws `case-number-check-digit`; of another shape it is simply `not-found`. */
export function caseNumberOf(text: string, city: CityFacts): string {
  const read = readCaseNumber(text, city.pack.city.caseNumber);
  if (!('refused' in read)) return read.number;
  throw new Refusal(read.refused === 'case-number-check-digit' ? 'case-number-check-digit' : 'not-found');
}
