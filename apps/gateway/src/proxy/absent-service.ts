import { Refusal, sendProblem } from '@yimen/platform';
import type { FastifyInstance } from 'fastify';

/** A service that has no address here is away, not unknown. */
export function refuseAbsentService(instance: FastifyInstance, prefix: string): void {
  instance.all(`${prefix}/*`, (_request, reply) => sendProblem(reply, new Refusal('service-unavailable').problem));
}
