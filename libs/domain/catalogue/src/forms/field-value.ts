import { isIsoDate, isLuhn, isRefused, readCreditCode, readIdentityNumber } from '@yimen/domain-identifiers';
import { z } from 'zod';
import type { Field } from '../content/field.ts';
import { namedPatterns } from '../named-patterns.ts';
import type { FactValue, ValueType } from '../value-types.ts';

/** Longest texts where the field says nothing. */
const defaultLengths: Partial<Record<ValueType, number>> = { text: 200, longText: 2000 };
const maxGroupSize = 20;
const maxFiles = 60;

// C0 and C1 controls except tab and line feed, zero-width and bidirectional controls.
const forbiddenCharacters = /(?![\t\n])\p{Cc}|[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;

const written = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .refine((text) => text.isWellFormed() && !forbiddenCharacters.test(text))
    .transform((text) => text.normalize('NFC'));

const district = z.string().regex(/^[0-9A-Za-z]{2,16}$/);

/** An address: district and township as codes, the rest in words. */
export const Address = z.strictObject({ district, township: district.optional(), detail: written(200) });
export type Address = z.infer<typeof Address>;

/** A person named in a form who is not the applicant. */
export const NamedPerson = z.strictObject({
  name: written(60),
  idNumber: z.string().max(18).optional(),
  birthDate: z.string().refine(isIsoDate).optional(),
  relation: written(40).optional(),
  phone: z.string().regex(namedPatterns.phone).optional(),
});
export type NamedPerson = z.infer<typeof NamedPerson>;

/** Why a value is not one of its type; codes of the house. */
export type ValueProblem =
  | 'field-type'
  | 'field-option'
  | 'field-length'
  | 'field-range'
  | 'field-pattern'
  | 'field-check-digit'
  | 'id-number-malformed'
  | 'id-number-old-form'
  | 'id-number-check-digit'
  | 'id-number-birth-date';

export type ReadValue = { readonly value: FactValue } | { readonly problem: ValueProblem };

type Reader = (input: unknown, field: Field, today: string) => ReadValue;

const problem = (code: ValueProblem): ReadValue => ({ problem: code });

/** Reads with a schema; whatever it refuses is a wrong type. */
function bySchema(schema: z.ZodType): Reader {
  return (input) => {
    const parsed = schema.safeParse(input);
    return parsed.success ? { value: parsed.data as FactValue } : problem('field-type');
  };
}

const readText: Reader = (input, field) => {
  const maxLength = field.constraints.maxLength ?? defaultLengths[field.type] ?? 200;
  if (typeof input === 'string' && Array.from(input).length > maxLength) return problem('field-length');
  return bySchema(written(maxLength * 2))(input, field, '');
};

const readInteger: Reader = (input, { constraints }) => {
  if (!Number.isSafeInteger(input) || Object.is(input, -0)) return problem('field-type');
  const value = input as number;
  const fits = value >= (constraints.min ?? Number.MIN_SAFE_INTEGER) && value <= (constraints.max ?? Number.MAX_SAFE_INTEGER);
  return fits ? { value } : problem('field-range');
};

const readChoice: Reader = (input, field) => {
  if (typeof input !== 'string') return problem('field-type');
  return field.options.some((option) => option.code === input) ? { value: input } : problem('field-option');
};

const readMultiChoice: Reader = (input, field) => {
  const parsed = z.array(z.string()).max(60).safeParse(input);
  if (!parsed.success || new Set(parsed.data).size !== parsed.data.length) return problem('field-type');
  const known = new Set(field.options.map((option) => option.code));
  return parsed.data.every((code) => known.has(code)) ? { value: parsed.data } : problem('field-option');
};

const readIdNumber: Reader = (input, _field, today) => {
  if (typeof input !== 'string') return problem('field-type');
  const number = readIdentityNumber(input, today);
  return isRefused(number) ? problem(number.refused) : { value: number.number };
};

const readCredit: Reader = (input) => {
  if (typeof input !== 'string') return problem('field-type');
  const code = readCreditCode(input);
  if (!isRefused(code)) return { value: code.code };
  return problem(code.refused === 'credit-code-malformed' ? 'field-pattern' : 'field-check-digit');
};

const readBankCard: Reader = (input) => {
  const digits = typeof input === 'string' ? input.replace(/[\s-]/g, '') : '';
  if (!/^[0-9]{12,19}$/.test(digits)) return problem(typeof input === 'string' ? 'field-pattern' : 'field-type');
  return isLuhn(digits) ? { value: digits } : problem('field-check-digit');
};

function byPattern(pattern: RegExp): Reader {
  return (input) => {
    if (typeof input !== 'string') return problem('field-type');
    return pattern.test(input) ? { value: input } : problem('field-pattern');
  };
}

const readGroup: Reader = (input, { constraints }) => {
  const parsed = z.array(NamedPerson).max(maxGroupSize).safeParse(input);
  if (!parsed.success) return problem(Array.isArray(input) && input.length > maxGroupSize ? 'field-range' : 'field-type');
  const { length } = parsed.data;
  return length >= (constraints.min ?? 0) && length <= (constraints.max ?? maxGroupSize) ? { value: parsed.data } : problem('field-range');
};

const readDate: Reader = (input) => (typeof input === 'string' && isIsoDate(input) ? { value: input } : problem('field-type'));

const readers: Readonly<Record<ValueType, Reader>> = {
  text: readText,
  longText: readText,
  integer: readInteger,
  moneyFen: readInteger,
  date: readDate,
  boolean: bySchema(z.boolean()),
  choice: readChoice,
  multiChoice: readMultiChoice,
  idNumber: readIdNumber,
  creditCode: readCredit,
  phone: byPattern(namedPatterns.phone),
  bankCard: readBankCard,
  address: bySchema(Address),
  region: byPattern(namedPatterns.regionCode),
  person: bySchema(NamedPerson),
  group: readGroup,
  file: bySchema(z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(maxFiles)),
};

/**
 * Reads what was typed into a field: the value in the form in which it is stored, or why it is none.
 * @param today `YYYY-MM-DD` in the city; birth dates in identity numbers may not lie after it
 */
export function readFieldValue(input: unknown, field: Field, today: string): ReadValue {
  const read = readers[field.type](input, field, today);
  if ('problem' in read || field.constraints.pattern === undefined) return read;
  const pattern = namedPatterns[field.constraints.pattern];
  return typeof read.value === 'string' && pattern.test(read.value) ? read : problem('field-pattern');
}
