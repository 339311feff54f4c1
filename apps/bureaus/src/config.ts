import { DEMO_PREFIX, secret, ServiceSettings, Switch } from '@yimen/platform';
import { z } from 'zod';

const addressBook = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.url()));

/** Settings of bureaus; from the environment with the prefix `BUREAUS`. */
export const BureausSettings = ServiceSettings.extend({
  /** Loads the demo's provisional calendars; systems never sleep, so that the city lives whenever it starts. */
  demo: Switch.default(false),
  /** JSON: addresses by system, in place of those in the city pack. */
  addresses: addressBook.default({}),
  /**
   * Secrets of the systems: JSON by `secretRef`, or one root from which the secret of each is derived (with the simulators only,
   * which derive the same).
   */
  secrets: secret(z.string().min(8).max(65_536)).default(`${DEMO_PREFIX}bureaus`),
  /** Database of the simulators. Set: the systems at `sim:` addresses are started with this service. Refused in production. */
  simulatorMongoUri: secret(z.string().regex(/^mongodb(\+srv)?:\/\//)).optional(),
  /** Token of the simulators' control address. */
  simulatorControlToken: secret().optional(),
  /** Seed of the simulators' outcomes and latencies. */
  simulatorSeed: z.coerce.number().int().min(0).default(1),
});
export type BureausSettings = z.infer<typeof BureausSettings>;
