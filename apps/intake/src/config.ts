import { DEMO_PREFIX, secret, ServiceSettings, Switch } from '@yimen/platform';
import { z } from 'zod';

/** Settings of intake; from the environment with the prefix `INTAKE`. */
export const IntakeSettings = ServiceSettings.extend({
  /** Folder of the stored files. Everything in it is sealed. */
  filesDir: z.string().min(1),
  /** The key-encryption key's secret: at least 32 characters of good randomness. Who has it can open every case. */
  keyEncryptionSecret: secret(z.string().min(32).max(4096)).default(`${DEMO_PREFIX}intake-key-encryption-secret-0001`),
  /** Loads the demo's provisional calendars and hours with the city pack. */
  demo: Switch.default(false),
  /** How long the queue may take to say whose ticket it is; after it the ticket counts as not verified. */
  ticketLimitMs: z.coerce.number().int().min(50).max(2000).default(1000),
});
export type IntakeSettings = z.infer<typeof IntakeSettings>;
