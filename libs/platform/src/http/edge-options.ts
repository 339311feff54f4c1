import type { Socket } from 'node:net';
import { problemOf } from '@yimen/contracts';
import type { ProblemCode } from '@yimen/contracts';
import type { FastifyError, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { problemFrom } from '../errors/problem-from.ts';
import { PROBLEM_TYPE, sendProblem } from './send-problem.ts';

/** Largest JSON body: a command batch is far below, files go as multipart with limits of their own. */
export const BODY_LIMIT = 256 * 1024;

/** Fastify's options: who is believed about addresses, what is too big or too slow, and problem documents where no Nest filter reaches. */
export function edgeOptions(trustedProxy: string): FastifyServerOptions {
  return {
    trustProxy: trustedProxy.split(','),
    bodyLimit: BODY_LIMIT,
    // Longer than the gateway's 30 s, so that it never writes into a connection that we are closing.
    keepAliveTimeout: 72_000,
    requestTimeout: 30_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1000, insecureHTTPParser: false },
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(reply, problemFrom(error).problem);
    },
    clientErrorHandler: answerBrokenRequest,
  } as FastifyServerOptions;
}

const codeOfParserError: Readonly<Record<string, readonly [number, string, ProblemCode]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'malformed'],
};

/** What is no HTTP at all gets a bare answer on its socket and loses it. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, phrase, code] = codeOfParserError[error.code ?? ''] ?? [400, 'Bad Request', 'malformed'];
  const body = JSON.stringify({ ...problemOf(code), status });
  const head = [`HTTP/1.1 ${status} ${phrase}`, `content-type: ${PROBLEM_TYPE}`, `content-length: ${Buffer.byteLength(body)}`];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\nconnection: close\r\n\r\n${body}`);
  else socket.destroy();
}
