import { MessagePattern } from '@nestjs/microservices';

/** Transport id of the core request strategy. */
export const NATS_REQUESTS = Symbol('nats-requests');

/**
 * Answers requests on a subject; one of the service's instances gets each. The body is validated by `@Payload({ schema })`, the
 * returned value is the reply as plain JSON, a thrown `Refusal` becomes a problem at the asker.
 */
export const Answer = (subject: string) => MessagePattern(subject, NATS_REQUESTS);
