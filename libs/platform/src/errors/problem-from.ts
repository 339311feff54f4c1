import { HttpException } from '@nestjs/common';
import { problemOf } from '@yimen/contracts';
import type { Problem, ProblemCode } from '@yimen/contracts';
import { Refusal } from './refusal.ts';
import { Unanswered } from './unanswered.ts';

export interface Described {
  readonly problem: Problem;
  /** The error itself when it is a bug or an outage of ours and belongs into the log. */
  readonly fault?: Error;
}

/** Status that a framework gave its own error, to our code. Anything else below 500 is the caller's form. */
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  401: 'not-signed-in',
  403: 'not-permitted',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'service-unavailable',
};

/** What the caller may know of an error: its problem document. Never a message, stack, path or address of ours. */
export function problemFrom(error: unknown): Described {
  if (error instanceof Refusal) return { problem: error.problem };
  if (error instanceof Unanswered) return { problem: problemOf('service-unavailable'), fault: error };
  const status = frameworkStatus(error);
  if (status !== undefined && status < 500) return { problem: problemOf(codeOfStatus[status] ?? 'malformed') };
  if (status === 503) return { problem: problemOf('service-unavailable') };
  return { problem: problemOf('internal-error'), fault: error instanceof Error ? error : new Error(String(error)) };
}

/** Status of Nest's exceptions and of Fastify's `FST_` errors; undefined for anything that is not theirs. */
function frameworkStatus(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (!(error instanceof Error)) return undefined;
  const { code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown };
  const fromFastify = typeof code === 'string' && code.startsWith('FST_');
  return fromFastify && typeof statusCode === 'number' ? statusCode : undefined;
}
