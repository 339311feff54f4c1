import { CoreSettings, Switch } from '@yimen/platform';
import { z } from 'zod';

/** Services behind the gateway; each has `/api/<name>/…`. */
export const serviceNames = ['catalogue', 'queue', 'display', 'intake', 'bureaus', 'identity', 'credentials'] as const;
export type ServiceName = (typeof serviceNames)[number];

const upstream = z.url({ protocol: /^http$/ }).optional();
const perSecond = (rate: number) => z.coerce.number().positive().max(1_000_000).default(rate);

/** Settings of the gateway, from `GATEWAY_…`. A service without an address is answered 503. */
export const GatewaySettings = CoreSettings.extend({
  catalogueUrl: upstream,
  queueUrl: upstream,
  displayUrl: upstream,
  intakeUrl: upstream,
  bureausUrl: upstream,
  identityUrl: upstream,
  credentialsUrl: upstream,
  /** Folder of the built pages (`client/`, `server/render.js`); without it only the API is served. */
  webDist: z.string().optional(),
  /** Nobody in front of the gateway is believed about addresses unless named here. */
  trustedProxy: z.string().min(1).default('0.0.0.0'),
  /** Who may read /metrics and /health/ready: addresses or networks, with commas. */
  operatorNetworks: z.string().default('127.0.0.0/8,::1/128'),
  /** Largest request body that is passed on. */
  maxBodyBytes: z.coerce
    .number()
    .int()
    .min(1024)
    .default(32 * 1024 * 1024),
  /** How long an upstream may take to begin its answer. */
  answerTimeoutMs: z.coerce.number().int().min(50).default(15_000),
  connectTimeoutMs: z.coerce.number().int().min(50).default(1500),
  /** Requests a second for each address (public, sign-in) or signed-in subject; bursts are four times that. */
  publicPerSecond: perSecond(100),
  signInPerSecond: perSecond(20),
  residentPerSecond: perSecond(20),
  staffPerSecond: perSecond(50),
  devicePerSecond: perSecond(50),
  /** Off only for load generators on a machine of their own. */
  rateLimits: Switch.default(true),
});
export type GatewaySettings = z.infer<typeof GatewaySettings>;

/** Address of each service that has one. */
export function upstreamsOf(settings: GatewaySettings): ReadonlyMap<ServiceName, URL> {
  return new Map(
    serviceNames.flatMap((name) => {
      const url = settings[`${name}Url`];
      return url === undefined ? [] : [[name, new URL(url)] as const];
    }),
  );
}
