import type { TheirItem, TheirWords } from '@yimen/domain-exchanges';
import { z } from 'zod';

/** The part of a JSON schema that the lint reads. */
interface SchemaNode {
  readonly const?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly required?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, SchemaNode>> | undefined;
}

const SchemaNode: z.ZodType<SchemaNode> = z.lazy(() =>
  z.object({
    const: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), SchemaNode).optional(),
  }),
);

/** A published OpenAPI, as far as we read it. */
const OpenApi = z.object({ openapi: z.string().startsWith('3.'), components: z.object({ schemas: z.record(z.string(), SchemaNode) }) });

/** What a system's published description says of its items and words: the counterpart of our mappings and codes. */
export function theirWordsFrom(document: unknown, keyName: string): TheirWords {
  const { schemas } = OpenApi.parse(document).components;
  const orders = Object.entries(schemas).filter(([name]) => name.startsWith('Order'));
  const answer = schemas.Answer?.properties ?? {};
  const sent = (name: string): string[] => (answer[name]?.enum ?? []).map(String);
  return {
    items: orders.map(([, schema]) => itemOf(schema, keyName)),
    sends: { decision: sent('decision'), reason: sent('reason'), status: sent('status') },
  };
}

function itemOf(schema: SchemaNode, keyName: string): TheirItem {
  const envelope = new Set([keyName, 'item']);
  const known = leaves(schema, [], false).filter((path) => !envelope.has(path));
  const required = leaves(schema, [], true).filter((path) => !envelope.has(path));
  return { code: schema.properties?.item?.const ?? '', required, known };
}

/** Paths of the values of a schema; with `must`, only those without which an object is refused. */
function leaves({ properties = {}, required = [] }: SchemaNode, above: readonly string[], must: boolean): string[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (must && !required.includes(name)) return [];
    const path = [...above, name];
    return schema.properties ? leaves(schema, path, must) : [path.join('.')];
  });
}
