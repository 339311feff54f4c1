import { problems } from '@yimen/contracts';
import type { Problem, ProblemCode, ProblemRow } from '@yimen/contracts';
import type { FastifyReply } from 'fastify';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Sends a problem document (RFC 9457) with its status, and Retry-After where trying later makes sense. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (reply.sent) return;
  const retryAfter = retryAfterOf(problem);
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  reply
    .code(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(Buffer.from(JSON.stringify(problem)));
}

/** Seconds until trying again makes sense: the refusal's own `retryAfterMs`, else its row in the table. */
export function retryAfterOf(problem: Problem): number | undefined {
  const own = problem.details?.retryAfterMs;
  if (typeof own === 'number') return Math.ceil(own / 1000);
  const row: ProblemRow | undefined = Object.hasOwn(problems, problem.code) ? problems[problem.code as ProblemCode] : undefined;
  return row?.retryAfter;
}
