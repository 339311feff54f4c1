import { z } from 'zod';

/** Marks schemas whose values never appear in an error, a log or a listing. */
const secrets = z.registry<{ secret: true }>();

/** Demo keys and passwords begin with this, so that production can refuse every one of them. */
export const DEMO_PREFIX = 'demo-';

/** A setting that is masked wherever settings are printed. */
export function secret(schema: z.ZodType<string> = z.string().min(8).max(4096)) {
  return schema.register(secrets, { secret: true });
}

/** Whether a field of a settings schema is secret, looking through `optional`, `default` and the like. */
export function isSecret(schema: unknown): boolean {
  for (let current = schema; current instanceof z.ZodType; current = innerTypeOf(current)) {
    if (secrets.has(current)) return true;
  }
  return false;
}

function innerTypeOf(schema: z.ZodType): unknown {
  return (schema.def as { innerType?: unknown }).innerType;
}
