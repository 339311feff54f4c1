import { Bilingual, Code, SignInKind } from '@yimen/contracts';
import { ConfigError, ServiceSettings, Switch, secret } from '@yimen/platform';
import { z } from 'zod';

/** Another system of the city whose users sign in here. */
export const RelyingParty = z.strictObject({
  id: Code,
  name: Bilingual,
  secret: z.string().min(32),
  redirectUris: z.array(z.url()).min(1),
});
export type RelyingParty = z.infer<typeof RelyingParty>;

/** The city's own identity provider, if it has one: people go there and come back as accounts of ours. */
export const ExternalProvider = z.strictObject({
  issuer: z.url(),
  clientId: z.string().min(1),
  clientSecret: z.string().min(8),
  name: Bilingual,
  kinds: z.array(SignInKind).min(1),
  /** The claim that holds an account id, staff number or identity number of ours. */
  claim: z.string().default('sub'),
  scope: z.string().default('openid'),
});
export type ExternalProvider = z.infer<typeof ExternalProvider>;

/** Public keys of partners: id of the pack → JWK set. */
const PartnerKeys = z.record(Code, z.strictObject({ keys: z.array(z.record(z.string(), z.unknown())).min(1).max(8) }));

/** Settings of identity, from `IDENTITY_…`. Tables are JSON texts, because they hold secrets; `identityTables` reads them. */
export const IdentitySettings = ServiceSettings.extend({
  /** Seals what is stored and signs cookies; changing it ends every session and needs new signing keys. */
  sealingKey: secret(z.string().min(24).max(4096)),
  /** Invented people may sign in with the codes and passwords below, and devices pair by themselves. Refused in production. */
  demo: Switch.default(false),
  demoCode: z
    .string()
    .regex(/^[0-9]{6}$/)
    .default('417417'),
  demoPassword: z.string().min(8).default('one-door-demo'),
  /** Staff outside the demo: a JSON list with the columns of clerks.csv. */
  staffFile: z.string().optional(),
  /** Staff passwords outside the demo: lines `<staff number>:<hash>`; `npm run password -w @yimen/identity` makes one. */
  passwordFile: z.string().optional(),
  partnerKeys: z.string().default('{}'),
  relyingParties: secret(z.string()).default('[]'),
  externalProvider: secret(z.string()).optional(),
  /** Signing keys turn this often. */
  keyLifetimeDays: z.coerce.number().min(1).max(3650).default(90),
});
export type IdentitySettings = z.infer<typeof IdentitySettings>;

export interface IdentityTables {
  readonly partnerKeys: z.infer<typeof PartnerKeys>;
  readonly relyingParties: readonly RelyingParty[];
  readonly externalProvider: ExternalProvider | undefined;
}

/** Reads the tables and refuses what may not be together. Throws `ConfigError` without repeating a value. */
export function identityTables(settings: IdentitySettings): IdentityTables {
  const faults = settings.demo && settings.production ? ['IDENTITY_DEMO: the demo is refused in production'] : [];
  const read = <T>(field: string, text: string, schema: z.ZodType<T>): T | undefined => {
    const parsed = schema.safeParse(jsonOf(text));
    if (!parsed.success) faults.push(`${field}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  };
  const partnerKeys = read('IDENTITY_PARTNER_KEYS', settings.partnerKeys, PartnerKeys);
  const relyingParties = read('IDENTITY_RELYING_PARTIES', settings.relyingParties, z.array(RelyingParty));
  const externalProvider = settings.externalProvider && read('IDENTITY_EXTERNAL_PROVIDER', settings.externalProvider, ExternalProvider);
  if (faults.length > 0) throw new ConfigError(faults);
  return { partnerKeys: partnerKeys ?? {}, relyingParties: relyingParties ?? [], externalProvider: externalProvider || undefined };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Injection token of the settings' tables. */
export const TABLES = Symbol('identity-tables');
