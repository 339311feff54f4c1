import { z } from 'zod';
import { ValueType } from '../value-types.ts';
import { Field, Option } from './field.ts';
import { Material, MaterialLine } from './material.ts';
import { LimitDays, RuleJson, Slug, Texts } from './shared.ts';

/** A fact that rules of the item use, so that a version can be judged from itself alone. */
export const DeclaredFact = z.strictObject({
  fact: z.string().max(80),
  type: ValueType,
  options: z.array(Slug).max(60),
  names: Texts,
  source: z.string().max(120),
});
export type DeclaredFact = z.infer<typeof DeclaredFact>;

/** A question that finds the situation; one a screen. */
export const Question = z.strictObject({
  id: Slug,
  order: z.int().min(1),
  text: Texts,
  help: Texts.optional(),
  visible: RuleJson.optional(),
  options: z.array(Option).min(1).max(30),
});
export type Question = z.infer<typeof Question>;

/** A situation and the papers that it needs. */
export const Situation = z.strictObject({
  code: Slug,
  names: Texts,
  rule: RuleJson,
  order: z.int().min(1),
  lines: z.array(MaterialLine).max(60),
});
export type Situation = z.infer<typeof Situation>;

/** A condition of the item. An unmet one never stops receiving. */
export const Condition = z.strictObject({
  id: Slug,
  effect: z.enum(['block-accept', 'warn', 'route']),
  rule: RuleJson,
  text: Texts,
  legalBasis: z.string().max(400),
});
export type Condition = z.infer<typeof Condition>;

export const SpecialStep = z.strictObject({
  kind: z.enum(['hearing', 'inspection', 'test', 'expert', 'publicNotice', 'homeVisit']),
  limitDays: z.int().min(0).max(365),
  /** `true`: does not stop the clock. */
  counts: z.boolean(),
});
export type SpecialStep = z.infer<typeof SpecialStep>;

/** Who accepts when the receiving centre may not: a function of the applicant's household, residence or workplace. */
export const JurisdictionRule = z.strictObject({
  basis: z.enum(['household', 'residence', 'workplace']),
  rule: RuleJson,
  office: z.enum(['township-centre', 'district-centre']),
  text: Texts,
});
export type JurisdictionRule = z.infer<typeof JurisdictionRule>;

export const Clocks = z.strictObject({
  statutory: LimitDays,
  /** 0 = same visit. */
  promised: LimitDays,
  acceptanceDays: z.int().min(0).max(365),
  supplementDays: z.int().min(0).max(365),
  deliveryDays: z.int().min(0).max(365),
  /** 0 = no extension. */
  extensionDays: z.int().min(0).max(365),
  silenceAccepts: z.boolean(),
  afterSupplement: z.enum(['resume', 'restart']),
});
export type Clocks = z.infer<typeof Clocks>;

/** Everything that one version of an item says: what a case pins for ever. Source: spec/intake.md 2.2. */
export const ItemContent = z.strictObject({
  item: Slug,
  handlingCode: z.string().max(80),
  implementationCode: z.string().max(80),
  basicCode: z.string().max(80),
  names: Texts,
  aliases: z.array(z.string().max(80)).max(100),
  bureau: z.strictObject({ code: Slug, names: Texts, shortZh: z.string().max(40), creditCode: z.string().max(18) }),
  /** `none` = decided in the console. */
  system: Slug,
  kind: z.enum(['case', 'query', 'print', 'booking']),
  type: z.strictObject({ code: z.string().max(40), names: Texts }),
  mode: z.enum(['direct', 'separated', 'local-only']),
  scope: z.enum(['nation', 'province', 'city', 'district', 'none']),
  handling: z.enum(['instant', 'promised']),
  clocks: Clocks,
  special: z.array(SpecialStep).max(8),
  legalBasis: z.array(z.strictObject({ title: z.string().min(1).max(400) })).max(20),
  fee: z.strictObject({ charged: z.boolean(), amountFen: z.int().min(0), basis: z.string().max(400) }),
  results: z.array(
    z.strictObject({ name: z.string().max(200), kind: z.enum(['credential', 'document', 'entry']), credentialType: Slug.optional() }),
  ),
  channels: z.array(z.enum(['window', 'online', 'kiosk', 'courier'])),
  visits: z.enum(['0', '1', 'n']),
  audience: z.array(Slug),
  lifeEvents: z.array(Slug),
  serviceGroup: Slug,
  /** Share of the yearly cases. */
  weight: z.number().min(0).max(1),
  retentionYears: z.int().min(1).max(30),
  /** `true`: made up for the demo in part; the guide says so. */
  illustrative: z.boolean(),
  jurisdiction: z.array(JurisdictionRule).max(3),
  questions: z.array(Question).max(7),
  situations: z.array(Situation).min(1).max(60),
  materials: z.array(Material).max(200),
  fields: z.array(Field).max(200),
  conditions: z.array(Condition).max(60),
  facts: z.array(DeclaredFact).max(200),
});
export type ItemContent = z.infer<typeof ItemContent>;
