import { z } from 'zod';
import { mod1110CheckDigit } from './check-digits.ts';
import { isIsoDate } from './dates.ts';
import type { IdentifierRefusal } from './refusal.ts';
import { refuseAs } from './refusal.ts';

/**
 * How a city numbers its cases: prefix of the receiving centre, date `yyyymmdd`, sequence of the centre and day, one check digit
 * ISO 7064 MOD 11,10. The lengths come from the city pack.
 */
export const CaseNumberRule = z.strictObject({
  prefixLength: z.int().min(1).max(30),
  sequenceDigits: z.int().min(1).max(12),
  /** Lengths of the groups in which a number is shown; they add up to the whole number. */
  display: z.array(z.int().min(1).max(40)).min(1),
});
export type CaseNumberRule = z.infer<typeof CaseNumberRule>;

export type CaseNumberFault = 'case-number-malformed' | 'case-number-check-digit';

export interface CaseNumberParts {
  /** Digits of the receiving centre. */
  readonly prefix: string;
  /** `YYYY-MM-DD` in the city's time zone. */
  readonly date: string;
  /** 1 upwards within the centre and day. */
  readonly sequence: number;
}

export interface CaseNumber extends CaseNumberParts {
  readonly number: string;
}

const dateLength = 8;
const checkLength = 1;

/** How many digits a case number of this rule has. */
export function caseNumberLength(rule: CaseNumberRule): number {
  return rule.prefixLength + dateLength + rule.sequenceDigits + checkLength;
}

/**
 * Puts a case number together and adds its check digit.
 * @throws RangeError when a part does not fit the rule: the caller leased the wrong block
 */
export function makeCaseNumber(parts: CaseNumberParts, rule: CaseNumberRule): string {
  const sequence = String(parts.sequence).padStart(rule.sequenceDigits, '0');
  const fits = parts.prefix.length === rule.prefixLength && sequence.length === rule.sequenceDigits && isIsoDate(parts.date);
  const digits = `${parts.prefix}${parts.date.replaceAll('-', '')}${sequence}`;
  if (!fits || !/^[0-9]+$/.test(digits)) throw new RangeError(`no case number of this city: ${digits}`);
  return `${digits}${mod1110CheckDigit(digits)}`;
}

/** Reads a case number as shown or as typed: spaces and hyphens between its groups are forgiven. */
export function readCaseNumber(text: string, rule: CaseNumberRule): CaseNumber | IdentifierRefusal<CaseNumberFault> {
  const number = text.replace(/[\s-]/g, '');
  if (number.length !== caseNumberLength(rule) || !/^[0-9]+$/.test(number)) return refuseAs('case-number-malformed');
  const digits = number.slice(0, -checkLength);
  if (mod1110CheckDigit(digits) !== number.slice(-checkLength)) return refuseAs('case-number-check-digit');
  const prefix = digits.slice(0, rule.prefixLength);
  const day = digits.slice(rule.prefixLength, rule.prefixLength + dateLength);
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  if (!isIsoDate(date)) return refuseAs('case-number-malformed');
  return { number, prefix, date, sequence: Number(digits.slice(rule.prefixLength + dateLength)) };
}

/** Writes a case number in its groups, for paper and screen. */
export function groupCaseNumber(number: string, rule: CaseNumberRule): string {
  let at = 0;
  return rule.display.map((length) => number.slice(at, (at += length))).join(' ');
}
