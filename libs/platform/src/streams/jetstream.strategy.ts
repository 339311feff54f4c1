import type { Consumer, ConsumerMessages } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { pause, within } from '../clock/pause.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { NatsLink } from '../nats/nats-link.ts';
import { StreamConfigMismatch } from './config-mismatch.ts';
import { JETSTREAM } from './consume.decorator.ts';
import type { Consumption } from './consume.decorator.ts';
import { Delivery } from './delivery/delivery.ts';
import type { DeliveryTimes, RunHandler } from './delivery/delivery.ts';
import { ensureConsumer } from './ensure-consumer.ts';
import { Lanes } from './delivery/lanes.ts';
import { subjectMatches } from './subject-match.ts';

interface Route {
  readonly subject: string;
  readonly handler: MessageHandler;
}

interface Durable {
  readonly stream: string;
  readonly durable: string;
  readonly routes: readonly Route[];
}

export interface JetStreamOptions {
  readonly service: string;
  readonly link: NatsLink;
  readonly metrics: Metrics;
  /** Told when a consumer cannot be had as it must be; the service must not run on. */
  readonly onMismatch: (error: StreamConfigMismatch) => void;
  readonly times?: DeliveryTimes;
}

const PARALLEL = 16;
const RETRY_MS = 1000;

/**
 * Serves `@Consume` handlers: durable pull consumers, acknowledged after the effect. Messages about the same thing (last token of
 * the subject: case, item, hall) are handled one after the other, others side by side.
 */
export class JetStreamStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = JETSTREAM;
  override readonly propagatesEventHandlerErrors = true;
  private readonly streamLog = new Logger(JetStreamStrategy.name);
  private readonly stopped = new AbortController();
  private readonly lanes = new Lanes(PARALLEL);
  private readonly open = new Set<ConsumerMessages>();
  private loops: Promise<void>[] = [];

  constructor(private readonly options: JetStreamOptions) {
    super();
  }

  /** Returns at once; each durable is consumed whenever the link is up. */
  listen(callback: () => void): void {
    this.loops = this.durables().map((durable) => this.consumeUntilStopped(durable));
    callback();
  }

  /** Takes no further message and waits for those in hand, which are acknowledged as usual. */
  async close(): Promise<void> {
    this.stopped.abort();
    for (const messages of this.open) messages.stop();
    await this.lanes.idle();
    await within(Promise.allSettled(this.loops), 1000);
  }

  on(): never {
    throw new Error('the JetStream strategy has no events');
  }

  unwrap(): never {
    throw new Error('use NatsLink');
  }

  private durables(): Durable[] {
    const byName = new Map<string, Durable & { routes: Route[] }>();
    for (const handler of this.messageHandlers.values()) {
      const { stream, durable, subject } = handler.extras?.consumption as Consumption;
      const name = `${stream}/${durable}`;
      const known = byName.get(name) ?? { stream, durable, routes: [] };
      known.routes.push({ subject, handler });
      byName.set(name, known);
    }
    return [...byName.values()];
  }

  private async consumeUntilStopped(durable: Durable): Promise<void> {
    const delivery = new Delivery({ service: this.options.service, durable: durable.durable }, this.options.metrics, this.options.times);
    let told = '';
    while (!this.stopped.signal.aborted) {
      const connection = this.options.link.connection;
      try {
        if (connection) await this.consume(connection, durable, delivery);
      } catch (error) {
        if (error instanceof StreamConfigMismatch) {
          this.options.onMismatch(error);
          return;
        }
        const trouble = `${durable.stream}/${durable.durable}: ${error instanceof Error ? error.message : 'failed'}`;
        if (trouble !== told) this.streamLog.warn(trouble);
        told = trouble;
      }
      await pause(connection ? RETRY_MS : 100, this.stopped.signal);
    }
  }

  private async consume(connection: NatsConnection, durable: Durable, delivery: Delivery): Promise<void> {
    const subjects = durable.routes.map((route) => route.subject);
    const consumer: Consumer = await ensureConsumer(connection, durable.stream, durable.durable, subjects);
    const messages = await consumer.consume({ max_messages: 32, expires: 5000, idle_heartbeat: 1000 });
    this.open.add(messages);
    if (this.stopped.signal.aborted) messages.stop();
    try {
      for await (const message of messages) {
        if (this.stopped.signal.aborted) break;
        const route = durable.routes.find(({ subject }) => subjectMatches(subject, message.subject));
        const lane = `${durable.stream} ${message.subject.split('.').at(-1) ?? ''}`;
        void this.lanes.run(lane, () => delivery.take(connection, message, route && this.runnerOf(route.handler)));
      }
    } finally {
      this.open.delete(messages);
    }
  }

  /** A failing handler resolves with an observable that errors: only its last value tells that the effect happened. */
  private runnerOf(handler: MessageHandler): RunHandler {
    return async (body, context) => {
      await lastValueFrom(this.transformToObservable(await handler(body, context)), { defaultValue: null });
    };
  }
}
