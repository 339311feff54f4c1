import { EventPattern } from '@nestjs/microservices';

/** Transport id of the JetStream strategy. */
export const JETSTREAM = Symbol('jetstream');

/** A durable consumer and the subjects of it that one handler takes. */
export interface Consumption {
  readonly stream: string;
  readonly durable: string;
  /** Filter; may hold wildcards. Several handlers may share one durable with different subjects. */
  readonly subject: string;
}

type HandlerDecorator = (target: object, key: string | symbol, descriptor: PropertyDescriptor) => void;

/**
 * Consumes a stream. The message is acknowledged after the handler's promise fulfils; a failure is retried by the back-off table,
 * a message that cannot be handled ends as a dead letter. Handlers must be idempotent by message id.
 */
export function Consume(consumption: Consumption): HandlerDecorator {
  const route = `${consumption.stream}|${consumption.durable}|${consumption.subject}`;
  return EventPattern(route, JETSTREAM, { consumption });
}
