import { z } from 'zod';
import { isPatternName } from '../named-patterns.ts';
import { ValueType } from '../value-types.ts';
import { RuleJson, Slug, Texts } from './shared.ts';

const isDateBound = (value: string) => value === 'today' || /^\d{4}-\d{2}-\d{2}$/.test(value) || /^fields\.[a-z][A-Za-z0-9]*$/.test(value);
const DateBound = z.string().refine(isDateBound, 'must be today, a date or fields.<id>');

/** What a value must keep to. Bounds are inclusive; `before` and `after` are a date, `today` or another field. */
export const FieldConstraints = z.strictObject({
  min: z.int().optional(),
  max: z.int().optional(),
  maxLength: z.int().min(1).max(5000).optional(),
  pattern: z.string().refine(isPatternName, 'must be one of the named patterns').optional(),
  before: DateBound.optional(),
  after: DateBound.optional(),
});
export type FieldConstraints = z.infer<typeof FieldConstraints>;

/** An option of a choice or an answer of a question. */
export const Option = z.strictObject({ code: Slug, names: Texts });
export type Option = z.infer<typeof Option>;

/** Where a value may come from, in the order of preference. */
export const PrefillSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case') }),
  z.strictObject({ kind: z.literal('credential'), type: Slug, claim: z.string().max(80) }),
  z.strictObject({ kind: z.literal('sharing'), query: Slug }),
]);
export type PrefillSource = z.infer<typeof PrefillSource>;

/** One field of an item's form. Source: spec/intake.md 2.5. */
export const Field = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  type: ValueType,
  label: Texts,
  help: Texts.optional(),
  visible: RuleJson.optional(),
  required: z.union([z.boolean(), RuleJson]),
  default: z.string().max(400).optional(),
  options: z.array(Option).max(60),
  constraints: FieldConstraints,
  prefill: z.array(PrefillSource).max(8),
  readRoles: z.array(Slug).max(20),
  writeRoles: z.array(Slug).max(20),
  lockedWhenVerified: z.boolean(),
  /** Systems that need the value, or `notice`. */
  sentTo: z.array(Slug).max(20),
});
export type Field = z.infer<typeof Field>;
