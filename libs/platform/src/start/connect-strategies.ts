import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Metrics } from '../metrics/metrics.ts';
import type { NatsLink } from '../nats/nats-link.ts';
import { NatsRequestStrategy } from '../nats/request.strategy.ts';
import type { StreamConfigMismatch } from '../streams/config-mismatch.ts';
import { JetStreamStrategy } from '../streams/jetstream.strategy.ts';

/**
 * Gives NATS handlers to the app. `inheritAppConfig` is what makes the app's guard, pipe and filter run on them: without it they
 * would execute unauthorised and with unchecked bodies. This is the only place that connects a strategy.
 */
export async function connectStrategies(
  app: NestFastifyApplication,
  options: { service: string; link: NatsLink; metrics: Metrics; onMismatch: (error: StreamConfigMismatch) => void },
): Promise<void> {
  const { service, link, metrics, onMismatch } = options;
  app.connectMicroservice({ strategy: new NatsRequestStrategy(link, service) }, { inheritAppConfig: true });
  app.connectMicroservice({ strategy: new JetStreamStrategy({ service, link, metrics, onMismatch }) }, { inheritAppConfig: true });
  await app.startAllMicroservices();
}
