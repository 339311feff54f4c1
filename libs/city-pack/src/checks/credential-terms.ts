import type { CredentialSeedRow } from '../tables/credentials.ts';

/** Years that an identity card is valid, up to an age on the day of issue (Law on Resident Identity Cards, article 5). */
const idCardTerms: readonly (readonly [age: number, term: string])[] = [
  [16, '5y'],
  [26, '10y'],
  [46, '20y'],
  [Infinity, 'long-term'],
];

export function isLive(credential: CredentialSeedRow): boolean {
  return credential.status === 'active' || credential.status === 'suspended';
}

export function ageOn(birth: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
}

/** Last day of a term that begins on a date: `5y` later, or `long-term`. */
export function endOfTerm(issued: string, term: string): string {
  return /^\d+y$/.test(term) ? `${Number(issued.slice(0, 4)) + parseInt(term, 10)}${issued.slice(4)}` : 'long-term';
}

export function idCardTerm(birth: string, issued: string): string {
  return idCardTerms.find(([age]) => ageOn(birth, issued) < age)?.[1] ?? 'long-term';
}
