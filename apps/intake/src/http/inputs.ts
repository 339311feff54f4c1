import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Refusal } from '@yimen/platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

/** A case number in a path: digits, with the spaces or hyphens of its groups. */
export const NumberParams = z.strictObject({ number: z.string().regex(/^[0-9][0-9 -]{0,79}$/) });
export type NumberParams = z.infer<typeof NumberParams>;

/** Header in which the query code travels: never in an address, which logs keep. */
export const queryCodeHeader = 'x-query-code';

const codeShape = /^[0-9A-Za-z][0-9A-Za-z -]{3,15}$/;

/** The query code, if one came. Throws `malformed` for what no code can be. */
export const QueryCode = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const given = requestOf(context).headers[queryCodeHeader];
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || !codeShape.test(given)) throw new Refusal('malformed', { header: queryCodeHeader });
  return given;
});

/** Where the request came from, as the trusted proxy says. */
export const ClientAddress = createParamDecorator((_: unknown, context: ExecutionContext): string => requestOf(context).ip);

/** Seq of `If-Match: "<seq>"`, if it came. Throws `malformed`. */
export const ExpectedSeq = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const given = requestOf(context).headers['if-match'];
  if (given === undefined) return undefined;
  const seq = /^"([1-9][0-9]{0,8})"$/.exec(given)?.[1];
  if (seq === undefined) throw new Refusal('malformed', { header: 'If-Match' });
  return Number(seq);
});

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}
