import { ServiceSettings, Switch, secret } from '@yimen/platform';
import { z } from 'zod';

/** Settings of queue, from `QUEUE_…`. */
export const QueueSettings = ServiceSettings.extend({
  /** Signs the tokens of tickets; display verifies them with the same key. */
  ticketKey: secret(z.string().min(24).max(4096)),
  /** Master key from which each hall day's key for identity numbers is derived. */
  personKey: secret(z.string().min(24).max(4096)),
  /** Opens the halls that the pack's demo settings name round the clock. Refused in production. */
  demo: Switch.default(false),
  /** The first start after a restore from backup: epochs jump by 1,000, so that nothing written before it can follow. */
  afterRestore: Switch.default(false),
  /** Name of this engine; absent: made at start. */
  engine: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/)
    .optional(),
  /** Address at which other engines reach this one, when it is not the one it listens on. */
  advertise: z.url().optional(),
});
export type QueueSettings = z.infer<typeof QueueSettings>;
