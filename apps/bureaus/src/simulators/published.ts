import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const OrderSchema = z.looseObject({
  'x-decides': z.enum(['at-once', 'later']).default('later'),
  'x-working-days': z.int().min(0).default(10),
  'x-gives': z.enum(['number', 'nothing']).default('nothing'),
  properties: z.record(z.string(), z.looseObject({ const: z.string().optional() })),
});
export type OrderSchema = z.infer<typeof OrderSchema>;

const Words = z.object({ enum: z.array(z.string()).min(1) });

const Document = z.object({
  paths: z.record(z.string(), z.unknown()),
  components: z.object({
    securitySchemes: z.record(z.string(), z.unknown()),
    schemas: z.record(z.string(), z.looseObject({})),
  }),
});

/** What a system has published about itself: the only thing that a simulator shares with the house. */
export interface Published {
  readonly system: string;
  /** The field that carries the key of an order. */
  readonly keyName: string;
  readonly orders: ReadonlyMap<string, OrderSchema>;
  readonly words: { readonly status: readonly string[]; readonly decision: readonly string[]; readonly reason: readonly string[] };
  readonly auth: 'bearer' | 'signature';
  /** Whether orders can be asked for by key, taken back, listed. */
  readonly canQuery: boolean;
  readonly canCancel: boolean;
  readonly hasLedger: boolean;
}

/** Reads `openapi/<system>.json` of a pack folder. */
export async function readPublished(folder: string, system: string): Promise<Published> {
  const document = Document.parse(JSON.parse(await readFile(join(folder, 'openapi', `${system}.json`), 'utf8')));
  const { schemas, securitySchemes } = document.components;
  const answer = z.object({ required: z.array(z.string()), properties: z.record(z.string(), z.unknown()) }).parse(schemas.Answer);
  const wordsOf = (name: string): readonly string[] => Words.parse(answer.properties[name]).enum;
  const orders = Object.entries(schemas)
    .filter(([name]) => name.startsWith('Order'))
    .map(([, schema]) => OrderSchema.parse(schema));
  const paths = Object.keys(document.paths);
  return {
    system,
    keyName: answer.required.find((name) => name !== 'ref' && name !== 'status') ?? 'key',
    orders: new Map(orders.map((schema) => [schema.properties.item?.const ?? '', schema])),
    words: { status: wordsOf('status'), decision: wordsOf('decision'), reason: wordsOf('reason') },
    auth: 'bearer' in securitySchemes ? 'bearer' : 'signature',
    canQuery: paths.includes('/orders/{key}'),
    canCancel: paths.some((path) => path.endsWith('/cancellation')),
    hasLedger: paths.includes('/ledger'),
  };
}
