import type { JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import type { DeadReason } from '@yimen/contracts';
import { pause } from '../../clock/pause.ts';
import { Refusal } from '../../errors/refusal.ts';
import { parseStrictJson } from '../../http/strict-json.ts';
import type { Metrics } from '../../metrics/metrics.ts';
import { headersOf } from '../../nats/wire.ts';
import { inScope, scopeOf } from '../../trace/scope.ts';
import { TRACE_HEADER } from '../../trace/trace.ts';
import { redeliveryDelayMs } from './back-off.ts';
import { MESSAGE_ID_HEADER, writeDeadLetter } from './dead-letters.ts';
import type { DeadLetterOrigin } from './dead-letters.ts';
import { DeliveryContext } from './delivery-context.ts';
import { ACK_WAIT_MS, MAX_DELIVER } from '../ensure-consumer.ts';
import { Undeliverable } from './undeliverable.ts';

/** Calls the handler and waits for what it really did: resolves after the effect, rejects on any failure. */
export type RunHandler = (body: unknown, context: DeliveryContext) => Promise<void>;

/** Times of one delivery in ms; tests shorten them. */
export interface DeliveryTimes {
  readonly extendEveryMs: number;
  /** A handler that is still at work after this long is taken for hung: its message is no longer held back from others. */
  readonly hungAfterMs: number;
}

export const deliveryTimes: DeliveryTimes = { extendEveryMs: ACK_WAIT_MS / 3, hungAfterMs: 300_000 };

type Outcome = 'handled' | 'retried' | 'dead' | 'hung' | 'lost';

/** Takes one message from delivery to its end: handled and acknowledged, put back for later, or written off as a dead letter. */
export class Delivery {
  private readonly log = new Logger(Delivery.name);

  constructor(
    private readonly origin: DeadLetterOrigin,
    private readonly metrics: Metrics,
    private readonly times: DeliveryTimes = deliveryTimes,
  ) {}

  /** Never rejects. Resolves when the message has its end, or when its handler is given up as hung. */
  async take(connection: NatsConnection, message: JsMsg, run: RunHandler | undefined): Promise<void> {
    const scope = scopeOf(this.origin.service, message.headers?.get(TRACE_HEADER));
    const outcome = await inScope(scope, () => this.settle(connection, message, run)).catch((error: unknown) => {
      this.log.error(error instanceof Error ? error : new Error(String(error)), `message ${message.subject} stays with its stream`);
      return 'lost' as const;
    });
    this.metrics.messages.inc({ subject: patternOf(message.subject), outcome });
  }

  private async settle(connection: NatsConnection, message: JsMsg, run: RunHandler | undefined): Promise<Outcome> {
    if (!run) return this.bury(connection, message, { reason: 'no-route' });
    const context = contextOf(message);
    const work = this.attempt(message, run, context);
    const hung = new AbortController();
    const outcome = await Promise.race([work, pause(this.times.hungAfterMs, hung.signal).then(() => 'hung' as const)]);
    hung.abort();
    if (outcome === 'hung') {
      this.log.error(`handler of ${message.subject} hangs (delivery ${context.deliveries})`);
      return 'hung';
    }
    if (outcome === 'handled') return 'handled';
    return this.afterFailure(connection, message, outcome);
  }

  /** Handles and acknowledges, keeping the message ours meanwhile. Resolves with the error of a failure. */
  private async attempt(message: JsMsg, run: RunHandler, context: DeliveryContext): Promise<'handled' | Error> {
    const startedAt = performance.now();
    const extension = setInterval(() => {
      if (performance.now() - startedAt < this.times.hungAfterMs) message.working();
      else clearInterval(extension);
    }, this.times.extendEveryMs);
    try {
      await run(parsed(message), context);
      await acknowledge(message);
      return 'handled';
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      clearInterval(extension);
    }
  }

  private async afterFailure(connection: NatsConnection, message: JsMsg, error: Error): Promise<Outcome> {
    const { deliveryCount } = message.info;
    const reason = deadReasonOf(error) ?? (deliveryCount >= MAX_DELIVER ? 'too-many-deliveries' : undefined);
    if (reason) return this.bury(connection, message, { reason, code: codeOf(error) });
    const delayMs = redeliveryDelayMs(deliveryCount);
    this.log.warn(error, `message ${message.subject} failed, delivery ${deliveryCount}, again in ${delayMs} ms`);
    message.nak(delayMs);
    return 'retried';
  }

  private async bury(connection: NatsConnection, message: JsMsg, why: { reason: DeadReason; code?: string }): Promise<Outcome> {
    try {
      await writeDeadLetter(connection, this.origin, message, why);
    } catch (error) {
      // Not written, so not given up: the last delivery is extended by leaving it unacknowledged.
      message.nak(redeliveryDelayMs(1));
      throw error;
    }
    this.log.error(`message ${message.subject} is a dead letter: ${why.reason} ${why.code ?? ''}`.trimEnd());
    message.term(why.reason);
    return 'dead';
  }
}

/** Acknowledges twice over: the server confirms that it has the acknowledgement. A lost confirmation means one more delivery, no loss. */
async function acknowledge(message: JsMsg): Promise<void> {
  await message.ackAck({ timeout: 5000 }).catch(() => false);
}

function parsed(message: JsMsg): unknown {
  try {
    return parseStrictJson(message.data);
  } catch (error) {
    throw new NotJson('not JSON', { cause: error });
  }
}

class NotJson extends Undeliverable {}

function contextOf(message: JsMsg): DeliveryContext {
  const { stream, deliveryCount } = message.info;
  const messageId = message.headers?.get(MESSAGE_ID_HEADER) || `${stream}#${message.seq}`;
  return new DeliveryContext(message.subject, headersOf(message.headers), stream, message.seq, messageId, deliveryCount);
}

/** Failures that no repetition cures: not JSON, refused by the schema, or said so by the handler. */
function deadReasonOf(error: Error): DeadReason | undefined {
  if (error instanceof NotJson) return 'not-json';
  if (error instanceof Undeliverable) return 'undeliverable';
  return error instanceof Refusal && error.code === 'malformed' ? 'malformed' : undefined;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** The first three tokens: enough for a metric, and nothing of a case. */
function patternOf(subject: string): string {
  return subject.split('.').slice(0, 3).join('.');
}
