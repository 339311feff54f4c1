import type { FastifyInstance } from 'fastify';
import type { Health } from '../health/health.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** Health and metrics, outside the service's prefix: the gateway does not pass them on. */
export function addServiceRoutes(instance: FastifyInstance, service: string, health: Health, metrics: Metrics): void {
  const startedAt = performance.now();
  instance.get('/health/live', (_request, reply) => {
    void reply.send({ status: 'live', service, upSeconds: Math.round((performance.now() - startedAt) / 1000) });
  });
  instance.get('/health/ready', (_request, reply) => {
    const readiness = health.readiness();
    void reply.code(readiness.status === 'not-ready' ? 503 : 200).send(readiness);
  });
  instance.get('/metrics', async (_request, reply) => {
    reply.header('content-type', metrics.registry.contentType);
    return metrics.text();
  });
}
