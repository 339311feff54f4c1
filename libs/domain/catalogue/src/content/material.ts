import { z } from 'zod';
import { Slug, Texts } from './shared.ts';

/** The ground on which a paper need not be brought. Source: spec/intake.md 2.3. */
export const Waiver = z.discriminatedUnion('ground', [
  /** The paper is not asked at all; kept to show the reduction. */
  z.strictObject({ ground: z.literal('no-basis') }),
  z.strictObject({
    ground: z.literal('credential'),
    type: Slug,
    names: Texts,
    claims: z.array(z.string().max(80)).max(60),
    maxAgeDays: z.int().min(0),
  }),
  z.strictObject({
    ground: z.literal('sharing'),
    query: Slug,
    names: Texts,
    bureau: Slug,
    claims: z.array(z.string().max(80)).max(60),
    maxAgeDays: z.int().min(0),
  }),
  z.strictObject({ ground: z.literal('commitment') }),
]);
export type Waiver = z.infer<typeof Waiver>;

/** A paper, whatever item asks for it. */
export const Material = z.strictObject({
  code: Slug,
  names: Texts,
  kind: z.string().max(40),
  forms: z.array(z.enum(['original', 'copy', 'electronic'])).min(1),
  issuer: z.string().max(200),
  /** The city bureau that issues it, if one does. */
  issuerBureau: Slug.optional(),
  source: z.enum(['applicant', 'government', 'third-party']),
  acceptanceStandard: z.string().max(400),
  legalBasis: z.string().max(400),
});
export type Material = z.infer<typeof Material>;

/** One line of the checklist of a situation. */
export const MaterialLine = z.strictObject({
  material: Slug,
  necessity: z.enum(['required', 'optional', 'deferrable']),
  count: z.int().min(1).max(20),
  waivers: z.array(Waiver).max(4),
  order: z.int().min(1),
});
export type MaterialLine = z.infer<typeof MaterialLine>;
