import { z } from 'zod';
import { ItemContent, LimitDays } from '@yimen/domain-catalogue';
import { Bilingual, Code, Day } from '../ids.ts';
import { ChecklistLine } from './checklist.ts';
import { ItemName } from './item-name.ts';
import { Deadlines } from './deadlines.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A code with its names, e.g. an audience or a life event. */
export const NamedCode = z.strictObject({ code: z.string().max(60), names: Bilingual });
export type NamedCode = z.infer<typeof NamedCode>;

/** A version of an item as it is in force on a date. A case pins item, version and contentHash. */
export const ItemVersion = z.strictObject({
  item: Code,
  version: z.int().min(1),
  /** SHA-256 over the canonical JSON (RFC 8785) of `content`. */
  contentHash: Hash,
  validFrom: Day,
  /** First day on which another version, or none, is in force. */
  validTo: Day.optional(),
  /** Can be handled through its bureau's system; all others stand in the guide only. */
  connected: z.boolean(),
  content: ItemContent,
});
export type ItemVersion = z.infer<typeof ItemVersion>;

/** Request `catalogue.item.get`: the version in force on a date; without `on` today. */
export const ItemGetRequest = z.strictObject({ item: ItemName, on: Day.optional() });
export type ItemGetRequest = z.infer<typeof ItemGetRequest>;

/** A line of a list of items. */
export const ItemSummary = z.strictObject({
  item: Code,
  handlingCode: z.string(),
  names: Bilingual,
  bureau: z.strictObject({ code: Code, names: Bilingual, shortZh: z.string() }),
  kind: ItemContent.shape.kind,
  mode: ItemContent.shape.mode,
  handling: ItemContent.shape.handling,
  promised: LimitDays,
  feeFen: z.int().min(0),
  audience: z.array(Code),
  lifeEvents: z.array(Code),
  serviceGroup: Code,
  connected: z.boolean(),
  illustrative: z.boolean(),
  /** Fewest and most papers to bring over all situations, if every waiver works. */
  papers: z.strictObject({ least: z.int().min(0), most: z.int().min(0) }),
});
export type ItemSummary = z.infer<typeof ItemSummary>;

/** Query of `GET items`. */
export const ItemQuery = z.strictObject({
  q: z.string().max(80).optional(),
  bureau: Code.optional(),
  audience: Code.optional(),
  event: Code.optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
export type ItemQuery = z.infer<typeof ItemQuery>;

/** Where to turn to when nothing was found. */
export const SearchHelp = z.strictObject({ hotline: z.string(), bureaus: z.array(NamedCode) });
export type SearchHelp = z.infer<typeof SearchHelp>;

/** Answer of `GET items` and of `catalogue.item.search`: best first, or by share of the yearly cases. */
export const ItemList = z.strictObject({
  version: z.string(),
  total: z.int().min(0),
  items: z.array(ItemSummary),
  help: SearchHelp.optional(),
});
export type ItemList = z.infer<typeof ItemList>;

/** Answer of `GET items/:code`: what the guide page shows before a question is answered. */
export const ItemPage = z.strictObject({
  ...ItemVersion.shape,
  audience: z.array(NamedCode),
  lifeEvents: z.array(NamedCode),
  serviceGroup: NamedCode,
  deadlines: Deadlines,
  /** Every paper of every situation, each once. */
  checklist: z.array(ChecklistLine),
});
export type ItemPage = z.infer<typeof ItemPage>;

/** Route parameters `:code`. */
export const ItemParams = z.strictObject({ code: ItemName });
export type ItemParams = z.infer<typeof ItemParams>;

/** Query `?on=`. */
export const OnQuery = z.strictObject({ on: Day.optional() });
export type OnQuery = z.infer<typeof OnQuery>;
