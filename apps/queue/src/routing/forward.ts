import { Injectable, StreamableFile } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Problem, problems } from '@yimen/contracts';
import type { ProblemCode } from '@yimen/contracts';
import { IDEMPOTENCY_HEADER, Refusal } from '@yimen/platform';
import type { FastifyRequest } from 'fastify';
import { Agent, request } from 'undici';
import type { Dispatcher } from 'undici';

/** Says that a request comes from another engine: it is not sent on again. */
export const hopHeader = 'x-yimen-hop';

const passedOn = ['authorization', IDEMPOTENCY_HEADER, 'traceparent', 'accept'] as const;
const answerMs = 5000;

/** Sends a request on to the engine that owns the hall, as it came: the owner judges token, schema and command itself. */
@Injectable()
export class Forward implements OnModuleDestroy {
  readonly #agent = new Agent({ connections: 64, keepAliveTimeout: 30_000, connect: { timeout: 500 } });

  /**
   * The owner's answer: JSON as a value, anything else as a file. Throws the owner's refusal, `hall-moving` when it cannot be reached,
   * `outcome-unknown` when a command was sent and no answer came.
   */
  async to(address: string, from: FastifyRequest): Promise<unknown> {
    const response = await this.#send(address, from);
    const body = Buffer.from(await response.body.arrayBuffer());
    const type = String(response.headers['content-type'] ?? '');
    if (response.statusCode >= 400) throw refusalOf(body);
    if (type.startsWith('application/json')) return JSON.parse(body.toString('utf8')) as unknown;
    const disposition = response.headers['content-disposition'];
    return new StreamableFile(body, { type, ...(typeof disposition === 'string' && { disposition }) });
  }

  async onModuleDestroy(): Promise<void> {
    await this.#agent.destroy();
  }

  async #send(address: string, from: FastifyRequest): Promise<Dispatcher.ResponseData> {
    try {
      return await request(new URL(from.originalUrl, address), {
        method: from.method,
        headers: headersOf(from),
        body: from.body === undefined || from.body === null ? null : JSON.stringify(from.body),
        dispatcher: this.#agent,
        headersTimeout: answerMs,
        bodyTimeout: answerMs,
      });
    } catch (cause) {
      if (wasNeverSent(cause)) throw new Refusal('hall-moving', undefined, { cause });
      throw new Refusal(from.method === 'GET' ? 'hall-moving' : 'outcome-unknown', undefined, { cause });
    }
  }
}

function headersOf(from: FastifyRequest): Record<string, string> {
  const kept = passedOn.flatMap((name) => {
    const value = from.headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const headers: Record<string, string> = { ...Object.fromEntries(kept), [hopHeader]: '1' };
  if (from.body !== undefined && from.body !== null) headers['content-type'] = 'application/json';
  return headers;
}

const neverSent: ReadonlySet<string> = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT']);

function wasNeverSent(error: unknown): boolean {
  return neverSent.has(String((error as { code?: unknown } | undefined)?.code));
}

function refusalOf(body: Buffer): Error {
  const problem = Problem.safeParse(jsonOf(body));
  if (!problem.success || !(problem.data.code in problems)) return new Refusal('service-unavailable');
  return new Refusal(problem.data.code as ProblemCode, problem.data.details);
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
