import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from '@yimen/contracts';
import type { ProblemCode } from '@yimen/contracts';
import { PROBLEM_TYPE, retryAfterOf } from '@yimen/platform';

/** Answers a refused upgrade on its bare socket with a problem document, and ends it. */
export function refuseUpgrade(socket: Socket, code: ProblemCode): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(code);
  const body = JSON.stringify(problem);
  const retryAfter = retryAfterOf(problem);
  const lines = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? 'Refused'}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...(retryAfter === undefined ? [] : [`retry-after: ${retryAfter}`]),
    'connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
