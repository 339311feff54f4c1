import { NoRespondersError, PermissionViolationError, RequestError, TimeoutError } from '@nats-io/transport-node';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import { Injectable, Logger } from '@nestjs/common';
import { Problem, problems } from '@yimen/contracts';
import type { ProblemCode } from '@yimen/contracts';
import type { z } from 'zod';
import { Refusal } from '../errors/refusal.ts';
import { Unanswered } from '../errors/unanswered.ts';
import { parseStrictJson } from '../http/strict-json.ts';
import { currentScope, inScope, scopeOf } from '../trace/scope.ts';
import { TRACE_HEADER } from '../trace/trace.ts';
import { errorReply } from './error-reply.ts';
import { NatsLink } from './nats-link.ts';
import { AUTHORIZATION_HEADER, PROBLEM_HEADER, encode, outgoingHeaders } from './wire.ts';

export interface RequestOptions {
  /** The asker's own limit; after it the outcome is unknown. */
  readonly timeoutMs: number;
  /** Access token of the person on whose behalf is asked, where the handler needs a permission. */
  readonly token?: string;
}

/** A message of a subject that this process listens to. */
export interface Heard {
  readonly subject: string;
  readonly body: unknown;
}

type Stop = () => void;

/** Core NATS for use cases: requests with a time limit, publishing while connected, listening. Plain JSON on the wire. */
@Injectable()
export class Bus {
  private readonly log = new Logger(Bus.name);

  constructor(
    private readonly link: NatsLink,
    private readonly service: string,
  ) {}

  get up(): boolean {
    return this.link.up;
  }

  /** Calls back now if connected and after every return of the connection. */
  onUp(callback: () => void): Stop {
    return this.link.onUp(() => callback());
  }

  /**
   * Asks another service and checks its answer against `replySchema`.
   * Throws `Refusal` with the other side's problem code, or `Unanswered`.
   */
  async request<T>(subject: string, body: unknown, replySchema: z.ZodType<T>, options: RequestOptions): Promise<T> {
    const connection = this.link.connection;
    if (!connection) throw new Unanswered(subject, 'not-connected');
    const reply = await ask(connection, subject, body, options);
    const value = parsedReply(subject, reply);
    if (reply.headers?.get(PROBLEM_HEADER)) throw refusalFrom(subject, value);
    const answer = replySchema.safeParse(value);
    if (!answer.success) throw new Unanswered(subject, 'bad-answer', { cause: answer.error });
    return answer.data;
  }

  /** Tells everybody who listens now. Says whether it was sent: while disconnected nothing is kept for later. */
  publish(subject: string, body: unknown): boolean {
    const connection = this.link.connection;
    if (!connection) return false;
    connection.publish(subject, encode(body), { headers: outgoingHeaders() });
    return true;
  }

  /** Listens to a subject (wildcards allowed) for as long as the process lives, across reconnects, until stopped. */
  subscribe(subject: string, handler: (heard: Heard) => void | Promise<void>): Stop {
    return this.listen(subject, undefined, async (message) => {
      await handler({ subject: message.subject, body: parseStrictJson(message.data) });
    });
  }

  /**
   * Answers requests on a subject that is known only at run time, e.g. one per owned hall. Handlers whose subject is fixed use
   * `@Answer`. `schema` checks the body as `@Payload({ schema })` would.
   */
  answer<T>(subject: string, schema: z.ZodType<T>, handler: (body: T, subject: string) => unknown): Stop {
    return this.listen(subject, undefined, async (message) => {
      try {
        const body = schema.safeParse(parseStrictJson(message.data));
        if (!body.success) throw new Refusal('malformed');
        message.respond(encode(await handler(body.data, message.subject)), { headers: outgoingHeaders() });
      } catch (error) {
        errorReply(message, error, this.log);
      }
    });
  }

  private listen(subject: string, queue: string | undefined, handle: (message: Msg) => Promise<void>): Stop {
    let subscription: Subscription | undefined;
    let connection: NatsConnection | undefined;
    const stopUp = this.link.onUp((current) => {
      if (current === connection && subscription && !subscription.isClosed()) return;
      connection = current;
      subscription = current.subscribe(subject, {
        ...(queue ? { queue } : {}),
        callback: (error, message) => {
          if (error) this.log.error(`listening to ${subject}: ${error.message}`);
          else void this.handleSafely(message, handle);
        },
      });
    });
    return () => {
      stopUp();
      if (subscription && !subscription.isClosed()) subscription.unsubscribe();
    };
  }

  private async handleSafely(message: Msg, handle: (message: Msg) => Promise<void>): Promise<void> {
    const scope = scopeOf(currentScope()?.service ?? this.service, message.headers?.get(TRACE_HEADER));
    await inScope(scope, () => handle(message)).catch((error: unknown) => {
      this.log.error(error instanceof Error ? error : new Error(String(error)), `handling ${message.subject}`);
    });
  }
}

async function ask(connection: NatsConnection, subject: string, body: unknown, options: RequestOptions): Promise<Msg> {
  const headers = outgoingHeaders({ [AUTHORIZATION_HEADER]: options.token && `Bearer ${options.token}` });
  try {
    return await connection.request(subject, encode(body), { timeout: options.timeoutMs, headers });
  } catch (error) {
    throw new Unanswered(subject, reasonOf(error), { cause: error });
  }
}

function reasonOf(error: unknown): 'no-responder' | 'timeout' | 'denied' | 'not-connected' {
  const cause = error instanceof RequestError ? error.cause : error;
  if (error instanceof RequestError && error.isNoResponders()) return 'no-responder';
  if (cause instanceof NoRespondersError) return 'no-responder';
  if (cause instanceof PermissionViolationError) return 'denied';
  return cause instanceof TimeoutError ? 'timeout' : 'not-connected';
}

function parsedReply(subject: string, reply: Msg): unknown {
  try {
    return parseStrictJson(reply.data);
  } catch (error) {
    throw new Unanswered(subject, 'bad-answer', { cause: error });
  }
}

function refusalFrom(subject: string, value: unknown): Error {
  const problem = Problem.safeParse(value);
  if (!problem.success || !isProblemCode(problem.data.code)) return new Unanswered(subject, 'bad-answer');
  return new Refusal(problem.data.code, problem.data.details);
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
