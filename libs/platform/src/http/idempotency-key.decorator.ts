import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { IdempotencyKey } from '@yimen/contracts';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/refusal.ts';

export const IDEMPOTENCY_HEADER = 'idempotency-key';

/** The key of the press: `@IdempotencyKeyHeader() key: string`. Absent → 400 `idempotency-key-required`, of another form → 400 `malformed`. */
export const IdempotencyKeyHeader = createParamDecorator(keyOf);

function keyOf(_: unknown, context: ExecutionContext): string {
  const given = context.switchToHttp().getRequest<FastifyRequest>().headers[IDEMPOTENCY_HEADER];
  if (given === undefined || given === '') throw new Refusal('idempotency-key-required');
  const key = IdempotencyKey.safeParse(given);
  if (!key.success) throw new Refusal('malformed', { header: 'Idempotency-Key' });
  return key.data;
}

/** Whether a parameter's factory is this one, for the documentation of a route. */
export function isKeyFactory(factory: unknown): boolean {
  return factory === keyOf;
}
