import { z } from 'zod';
import { ItemContent } from '../content/item-content.ts';
import { Slug } from '../content/shared.ts';

const Day = z.iso.date();
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const By = z.string().min(1).max(120);

/** A lint warning and what the editor answers to it. */
export const WarningAnswer = z.strictObject({ code: z.string().regex(/^L[0-9]{2}$/), answer: z.string().min(1).max(1000) });
export type WarningAnswer = z.infer<typeof WarningAnswer>;

/** What a lint of a draft found, by code. */
export const LintSummary = z.strictObject({ errors: z.array(z.string()).max(99), warnings: z.array(z.string()).max(99) });
export type LintSummary = z.infer<typeof LintSummary>;

/** An item's draft was written or changed; a change opens it for review again. */
export const ItemDrafted = z.strictObject({
  type: z.literal('itemDrafted'),
  version: z.int().min(1),
  content: ItemContent,
  contentHash: Hash,
  by: By,
});

/** A second person has read the draft. */
export const ItemReviewed = z.strictObject({ type: z.literal('itemReviewed'), version: z.int().min(1), contentHash: Hash, by: By });

/** A dry run over the open cases was made for this content. */
export const ItemDryRun = z.strictObject({
  type: z.literal('itemDryRun'),
  version: z.int().min(1),
  contentHash: Hash,
  reportHash: Hash,
  by: By,
});

/** A version takes effect on a day; it is immutable from here on. */
export const ItemPublished = z.strictObject({
  type: z.literal('itemPublished'),
  version: z.int().min(1),
  content: ItemContent,
  contentHash: Hash,
  validFrom: Day,
  /** `pack`: came with the city pack; `editor`: went through review and dry run. */
  origin: z.enum(['pack', 'editor']),
  reportHash: Hash.optional(),
  warnings: z.array(WarningAnswer).max(99),
  by: By,
});

/** Nothing new is received from `validTo` on; open cases run on. */
export const ItemRetired = z.strictObject({
  type: z.literal('itemRetired'),
  version: z.int().min(1),
  validTo: Day,
  successor: Slug.optional(),
  reason: z.string().max(400).optional(),
  by: By,
});

/** Events of the stream `catalogue/<item>`. */
export const ItemEvent = z.discriminatedUnion('type', [ItemDrafted, ItemReviewed, ItemDryRun, ItemPublished, ItemRetired]);
export type ItemEvent = z.infer<typeof ItemEvent>;
