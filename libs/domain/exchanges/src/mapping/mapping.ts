import { z } from 'zod';

const path = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}(\.[A-Za-z][A-Za-z0-9_]{0,39}){0,5}$/);
const source = z.string().regex(/^(applicant|representative|answers|fields|case|constant)\.[A-Za-z0-9.-]{1,80}$/);

/** How a value is written: dates without hyphens, fen as yuan with two decimals, letters upper-case, an address in one line, as a number. */
export const ValueFormat = z.enum(['text', 'yyyyMMdd', 'yuan', 'upper', 'address', 'number', 'yes-no']);
export type ValueFormat = z.infer<typeof ValueFormat>;

/** One line of a mapping: where a value goes and where it comes from. Only what stands here leaves the house. */
export const MappedField = z.strictObject({
  to: path,
  from: source,
  /** Code list that turns our code into theirs. */
  list: z.string().optional(),
  format: ValueFormat.default('text'),
  required: z.boolean().default(false),
  maxBytes: z.int().min(1).max(4000).optional(),
});
export type MappedField = z.infer<typeof MappedField>;

/** `mapping/<item>-<system>.json`. */
export const Mapping = z.strictObject({
  item: z.string(),
  system: z.string(),
  /** Their code of the item. */
  theirItem: z.string().min(1).max(40),
  fields: z.array(MappedField).max(100),
});
export type Mapping = z.infer<typeof Mapping>;
