import { identityCheckCharacter } from './check-digits.ts';
import { isIsoDate } from './dates.ts';
import type { IdentifierRefusal } from './refusal.ts';
import { refuseAs } from './refusal.ts';

/** Why an identity number is refused, in the order of the checks. */
export type IdentityFault = 'id-number-malformed' | 'id-number-old-form' | 'id-number-check-digit' | 'id-number-birth-date';

/**
 * `resident` GB 11643; `permanent-resident` the 18-character foreigner's card of 2023, beginning with 9; `residence-permit`
 * of Hong Kong 81, Macao 82 and Taiwan 83.
 */
export type IdentityKind = 'resident' | 'permanent-resident' | 'residence-permit';

export interface IdentityNumber {
  readonly kind: IdentityKind;
  /** 18 characters, the check character in upper case. */
  readonly number: string;
  /** The first six characters as they stand; never a statement about where the person lives. */
  readonly areaCode: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: 'female' | 'male';
}

/** First two digits of the area codes of the provinces, GB/T 2260. */
const provinces = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65';

const kinds: readonly { readonly kind: IdentityKind; readonly shape: RegExp }[] = [
  { kind: 'resident', shape: new RegExp(`^(?:${provinces.replaceAll(' ', '|')})[0-9]{4}`) },
  { kind: 'permanent-resident', shape: /^9[0-9]{5}/ },
  { kind: 'residence-permit', shape: /^8[123]0000/ },
];

const earliestBirthYear = 1880;

/**
 * Reads an identity number as a person types it: spaces around it and a lower-case x are forgiven.
 * @param today `YYYY-MM-DD`; a birth date after it is refused
 * @returns the parts of the number, or the first fault in the order shape, old 15-digit form, check character, birth date
 */
export function readIdentityNumber(text: string, today: string): IdentityNumber | IdentifierRefusal<IdentityFault> {
  const number = text.trim().toUpperCase();
  if (/^[0-9]{15}$/.test(number)) return refuseAs('id-number-old-form');
  const kind = /^[0-9]{17}[0-9X]$/.test(number) ? kinds.find(({ shape }) => shape.test(number))?.kind : undefined;
  if (!kind) return refuseAs('id-number-malformed');
  if (identityCheckCharacter(number) !== number[17]) return refuseAs('id-number-check-digit');
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isBirthDate(birthDate, today)) return refuseAs('id-number-birth-date');
  return { kind, number, areaCode: number.slice(0, 6), birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' };
}

function isBirthDate(date: string, today: string): boolean {
  return isIsoDate(date) && date <= today && Number(date.slice(0, 4)) >= earliestBirthYear;
}
