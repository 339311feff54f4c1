import { isIsoDate } from '@yimen/domain-identifiers';
import { z } from 'zod';

/** Schemas of cells: the text of a cell in, a typed value out. */

export const text = (maxLength = 200) => z.string().min(1, 'must not be empty').max(maxLength);

/** Text that may be empty; stays an empty string. */
export const anyText = (maxLength = 400) => z.string().max(maxLength);

/** An empty cell is `undefined`. */
export const optional = <T extends z.ZodType<unknown, string>>(cell: T): z.ZodType<z.output<T> | undefined, string> =>
  z.string().transform((value, context) => {
    if (value === '') return undefined;
    const parsed = cell.safeParse(value);
    for (const { message } of parsed.error?.issues ?? []) context.addIssue({ code: 'custom', message });
    return parsed.success ? parsed.data : z.NEVER;
  });

/** Codes of rows: slug, bureau, system, material. */
export const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens');

/** Codes of offices and areas; digits of the statistics office, or what another city uses. */
export const placeCode = z.string().regex(/^[0-9A-Za-z]{2,16}(-[0-9]{1,2})?$/, 'must be a code of a place');

/** A code of a place, `*`, or one of the selectors given. */
export const selector = (...selectors: readonly string[]) =>
  z
    .string()
    .refine(
      (value) => value === '*' || selectors.includes(value) || placeCode.safeParse(value).success,
      'must be a code of a place or a selector',
    );

export const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^(0|[1-9][0-9]*)$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));

export const decimal = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?[0-9]+(\.[0-9]+)?$/, 'must be a number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`));

export const yesNo = z.enum(['yes', 'no'], 'must be yes or no').transform((value) => value === 'yes');

export const date = z.string().refine(isIsoDate, 'no such date');

/** 1 (Monday) to 7, or a date. */
export const weekdayOrDate = z.string().refine((value) => /^[1-7]$/.test(value) || isIsoDate(value), 'must be 1 to 7 or a date');

/** `HH:MM`; 24:00 is the end of the day. */
export const clockTime = z.string().regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/, 'must be a clock time HH:MM');

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, `must be one of ${values.join(', ')}`);

/** Values separated by `|`; an empty cell is an empty list. */
export const list = <T extends z.ZodType<unknown, string>>(cell: T) =>
  z
    .string()
    .transform((value) => (value === '' ? [] : value.split('|')))
    .pipe(
      z
        .array(cell)
        .max(200)
        .refine((values) => new Set(values).size === values.length, 'has a value twice'),
    );

/** JSON of any shape, for rules and constraints; its own schema comes behind it. */
export const json = z
  .string()
  .max(4000)
  .transform((value, context): unknown => {
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  });

export const rule = json
  .pipe(z.array(z.unknown()).min(1, 'must be an array that begins with an operator'))
  .transform((parts) => parts as [string, ...unknown[]]);
