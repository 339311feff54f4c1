import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { parseStrictJson } from '../http/strict-json.ts';
import { inScope, scopeOf } from '../trace/scope.ts';
import { TRACE_HEADER } from '../trace/trace.ts';
import { NATS_REQUESTS } from './answer.decorator.ts';
import { errorReply } from './error-reply.ts';
import { MessageContext } from './message-context.ts';
import type { NatsLink } from './nats-link.ts';
import { encode, headersOf, outgoingHeaders } from './wire.ts';

/** A handler that is still at work after this long is answered for with an error, so that the asker is not left alone. */
const HANDLER_LIMIT_MS = 10_000;

/**
 * Serves `@Answer` handlers: one queue group a service, plain JSON without an envelope. Guards, pipes and filters of the app run on
 * every message, because the app connects it with `inheritAppConfig`.
 */
export class NatsRequestStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = NATS_REQUESTS;
  private readonly requestLog = new Logger(NatsRequestStrategy.name);
  private readonly running = new Set<Promise<void>>();
  private stopListening: (() => void) | undefined;
  private stopSubscriptions: (() => void)[] = [];

  constructor(
    private readonly link: NatsLink,
    private readonly service: string,
  ) {
    super();
  }

  /** Returns at once; subscribes whenever a new connection is there. */
  listen(callback: () => void): void {
    let known: NatsConnection | undefined;
    this.stopListening = this.link.onUp((connection) => {
      if (connection === known) return;
      known = connection;
      this.stopSubscriptions = [...this.messageHandlers].map(([subject, handler]) => this.subscribe(connection, subject, handler));
    });
    callback();
  }

  /** Takes no further request and waits for those in hand. */
  async close(): Promise<void> {
    this.stopListening?.();
    for (const stop of this.stopSubscriptions) stop();
    await Promise.allSettled(this.running);
  }

  on(): never {
    throw new Error('the request strategy has no events');
  }

  unwrap(): never {
    throw new Error('use NatsLink');
  }

  private subscribe(connection: NatsConnection, subject: string, handler: MessageHandler): () => void {
    const subscription = connection.subscribe(subject, {
      queue: this.service,
      callback: (error, message) => {
        if (error) this.requestLog.error(`serving ${subject}: ${error.message}`);
        else this.track(this.serve(message, handler));
      },
    });
    return () => {
      if (!subscription.isClosed() && !connection.isClosed()) subscription.unsubscribe();
    };
  }

  private track(work: Promise<void>): void {
    const tracked = work.finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }

  private async answerOf(handler: MessageHandler, body: unknown, context: MessageContext): Promise<unknown> {
    return lastValueFrom(this.transformToObservable<unknown>(await handler(body, context)), { defaultValue: null });
  }

  private async serve(message: Msg, handler: MessageHandler): Promise<void> {
    const scope = scopeOf(this.service, message.headers?.get(TRACE_HEADER));
    await inScope(scope, async () => {
      try {
        const body = parseStrictJson(message.data);
        const context = new MessageContext(message.subject, headersOf(message.headers));
        const answer = await withinLimit(this.answerOf(handler, body, context));
        if (message.reply) message.respond(encode(answer), { headers: outgoingHeaders() });
      } catch (error) {
        errorReply(message, error, this.requestLog);
      }
    });
  }
}

async function withinLimit<T>(work: Promise<T>): Promise<T> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Error(`handler took longer than ${HANDLER_LIMIT_MS} ms`)), HANDLER_LIMIT_MS);
  try {
    return await Promise.race([work, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
