import { join } from 'node:path';
import { NatsService } from '@yimen/contracts';
import { DEMO_PREFIX } from '@yimen/platform';
import { withDatabase } from '@yimen/testing';
import type { StartOptions } from './options.ts';
import { root } from './options.ts';
import type { Secrets } from './secrets.ts';
import type { ServiceName } from './services.ts';

/** Where everything of one city listens. */
export interface CityAddresses {
  readonly origin: string;
  readonly ports: Readonly<Record<ServiceName, number>>;
  readonly urls: Readonly<Record<ServiceName, string>>;
}

interface EnvironmentParts {
  readonly options: StartOptions;
  readonly secrets: Secrets;
  readonly addresses: CityAddresses;
  readonly mongoUri: string;
  readonly natsUrl: string;
}

/** Name of a secret that is the NATS password of a user. */
export const natsSecret = (user: string) => `nats/${user}`;

/** The settings of every service as its environment: `YIMEN_…` for all, `<SERVICE>_…` for one. One process or many read the same. */
export function environmentOf({ options, secrets, addresses, mongoUri, natsUrl }: EnvironmentParts): Record<string, string> {
  const demo = String(options.demo);
  const { origin, urls } = addresses;
  return {
    YIMEN_MONGO_URI: withDatabase(mongoUri, 'yimen'),
    YIMEN_NATS_URL: natsUrl,
    YIMEN_PUBLIC_ORIGIN: origin,
    YIMEN_ISSUER: `${origin}/api/identity/oidc`,
    YIMEN_JWKS_URL: `${urls.identity}/api/identity/oidc/jwks`,
    YIMEN_CITY_PACK: options.cityPack,
    YIMEN_DEMO: demo,
    YIMEN_TICKET_KEY: secrets('queue/ticket'),
    ...natsUsers(secrets),
    ...ports(addresses),
    QUEUE_PERSON_KEY: secrets('queue/person'),
    IDENTITY_SEALING_KEY: secrets('identity/sealing'),
    INTAKE_FILES_DIR: join(options.dataFolder, 'files'),
    INTAKE_KEY_ENCRYPTION_SECRET: secrets('intake/key-encryption'),
    BUREAUS_SIMULATOR_MONGO_URI: withDatabase(mongoUri, 'simulators'),
    BUREAUS_SECRETS: `${DEMO_PREFIX}bureaus`,
    GATEWAY_WEB_DIST: join(root, 'apps', 'web', 'dist'),
    ...(options.rateLimits ? {} : { GATEWAY_RATE_LIMITS: 'off' }),
  };
}

function natsUsers(secrets: Secrets): Record<string, string> {
  const entries = NatsService.options.flatMap((user) => {
    const prefix = user.toUpperCase();
    return [
      [`${prefix}_NATS_USER`, user],
      [`${prefix}_NATS_PASSWORD`, secrets(natsSecret(user))],
    ] as const;
  });
  return Object.fromEntries(entries);
}

function ports({ ports: chosen, urls }: CityAddresses): Record<string, string> {
  const entries = Object.entries(chosen).flatMap(([name, port]) => {
    const own = [[`${name.toUpperCase()}_PORT`, String(port)]] as const;
    return name === 'gateway' ? own : [...own, [`GATEWAY_${name.toUpperCase()}_URL`, urls[name as ServiceName]] as const];
  });
  return Object.fromEntries(entries);
}
