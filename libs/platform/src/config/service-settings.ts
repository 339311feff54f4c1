import { z } from 'zod';
import { secret } from './secret.ts';

/** A switch that reads `true/false/1/0/on/off` from the environment and a boolean from code. */
export const Switch = z.union([z.boolean(), z.stringbool()]);

/** What every app needs, the gateway included: where it listens and whose tokens it believes. */
export const CoreSettings = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  /** 0 takes a free port. */
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  issuer: z.url(),
  jwksUrl: z.url(),
  audience: z.string().min(1).default('urn:yimen:city'),
  publicOrigin: z.url(),
  /** Addresses, with commas, whose X-Forwarded-* is believed: the gateway. */
  trustedProxy: z.string().min(1).default('127.0.0.1'),
  production: Switch.default(false),
  /** How long a stopping app waits for requests in hand. */
  drainMs: z.coerce.number().int().min(0).max(60_000).default(4000),
});
export type CoreSettings = z.infer<typeof CoreSettings>;

/** Settings of a service: core, database, messages, city pack. Each service extends it in its `config.ts`. */
export const ServiceSettings = CoreSettings.extend({
  mongoUri: secret(z.string().regex(/^mongodb(\+srv)?:\/\//)),
  natsUrl: z.string().min(1),
  natsUser: z.string().optional(),
  natsPassword: secret().optional(),
  /** Folder of the city pack. */
  cityPack: z.string().min(1),
});
export type ServiceSettings = z.infer<typeof ServiceSettings>;
