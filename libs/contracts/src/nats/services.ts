import { z } from 'zod';

/** The services that have a NATS user. */
export const NatsService = z.enum(['catalogue', 'queue', 'display', 'intake', 'bureaus', 'identity', 'gateway', 'operator']);
export type NatsService = z.infer<typeof NatsService>;
