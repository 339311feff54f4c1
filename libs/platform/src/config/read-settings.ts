import type { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { DEMO_PREFIX, isSecret } from './secret.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of one app from the environment. A field `mongoUri` of prefix `QUEUE` comes from `QUEUE_MONGO_URI`, else
 * from `YIMEN_MONGO_URI`; `production` also from `NODE_ENV`. Throws `ConfigError` with all faults at once, secrets masked.
 */
export function readSettings<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Environment,
  prefix: string,
): z.output<z.ZodObject<Shape>> {
  const raw = Object.fromEntries(
    Object.keys(schema.shape).flatMap((field) => {
      const value = valueOf(field, env, prefix);
      return value === undefined ? [] : [[field, value]];
    }),
  );
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => faultOf(issue, schema, raw, prefix)));
  refuseDemoSecrets({ production: false, ...parsed.data });
  return parsed.data;
}

/** In production no setting may be one of the demo's keys or passwords. */
export function refuseDemoSecrets(settings: { readonly production: boolean }): void {
  if (!settings.production) return;
  const faults = (Object.entries(settings) as [string, unknown][])
    .filter(([, value]) => typeof value === 'string' && value.includes(DEMO_PREFIX))
    .map(([field]) => `${field}: a demo key or password is refused in production`);
  if (faults.length > 0) throw new ConfigError(faults);
}

/** The settings as they may be printed: secrets reduced to their first two characters and length. */
export function maskedSettings(schema: z.ZodObject, settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).map(([field, value]) => [field, printable(schema, field, value)]));
}

/** Environment name of a field: `natsUrl` of prefix `QUEUE` is `QUEUE_NATS_URL`. */
export function environmentName(prefix: string, field: string): string {
  return `${prefix}_${field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

function valueOf(field: string, env: Environment, prefix: string): string | undefined {
  const own = env[environmentName(prefix, field)] ?? env[environmentName('YIMEN', field)];
  if (own === undefined && field === 'production' && env.NODE_ENV === 'production') return 'true';
  return own;
}

function faultOf(issue: z.core.$ZodIssue, schema: z.ZodObject, raw: Record<string, unknown>, prefix: string): string {
  const field = String(issue.path[0] ?? '');
  const given = field in raw ? ` (given ${JSON.stringify(printable(schema, field, raw[field]))})` : ' (not set)';
  return `${environmentName(prefix, field)}: ${issue.message}${given}`;
}

function printable(schema: z.ZodObject, field: string, value: unknown): unknown {
  if (!isSecret(schema.shape[field]) || typeof value !== 'string') return value;
  return `${value.slice(0, 2)}…(${value.length})`;
}
