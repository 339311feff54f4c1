import type { Msg } from '@nats-io/transport-node';
import type { Logger } from '@nestjs/common';
import { problemFrom } from '../errors/problem-from.ts';
import { PROBLEM_HEADER, encode, outgoingHeaders } from './wire.ts';

/** Answers a request with the problem of an error: JSON body and header, no internals. Faults of ours are logged. */
export function errorReply(message: Msg, error: unknown, log: Logger): void {
  const { problem, fault } = problemFrom(error);
  if (fault) log.error(fault, `answering ${message.subject}`);
  if (message.reply) message.respond(encode(problem), { headers: outgoingHeaders({ [PROBLEM_HEADER]: problem.code }) });
}
