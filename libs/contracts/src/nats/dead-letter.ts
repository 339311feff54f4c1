import { z } from 'zod';
import { At } from '../ids.ts';

/** Why a message was given up. */
export const DeadReason = z.enum(['not-json', 'malformed', 'no-route', 'undeliverable', 'too-many-deliveries']);
export type DeadReason = z.infer<typeof DeadReason>;

/** A message that a service could not handle, kept whole until somebody owns it. Body on `dead.<service>.<subject>`. */
export const DeadLetter = z.strictObject({
  service: z.string().max(60),
  stream: z.string().max(120),
  durable: z.string().max(120),
  /** Position in its stream. */
  seq: z.int().min(1),
  subject: z.string().max(400),
  messageId: z.string().max(400).optional(),
  deliveries: z.int().min(1),
  reason: DeadReason,
  /** Problem code or error name of the last failure; never a message or a stack. */
  code: z.string().max(120).optional(),
  at: At,
  trace: z.string().max(120).optional(),
  /** The message's bytes, base64. */
  body: z.base64(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;
