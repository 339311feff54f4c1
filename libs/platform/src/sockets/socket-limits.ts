import { problemOf } from '@yimen/contracts';
import type { ProblemCode } from '@yimen/contracts';
import type { Socket } from 'socket.io';
import { TokenBucket } from './token-bucket.ts';

const EVENTS_PER_SECOND = 20;
/** A client that goes on after so many refusals in a row is no client of ours. */
const PATIENCE = 100;

type Acknowledge = (answer: unknown) => void;

/**
 * Keeps a socket to the events that its namespace knows and to 20 a second of each, so that a burst of one does not hold up another.
 * What is beyond is refused through its acknowledgement; who does not stop is disconnected.
 */
export function limitEvents(socket: Socket, known: ReadonlySet<string>): void {
  const buckets = new Map([...known].map((event) => [event, new TokenBucket(EVENTS_PER_SECOND, EVENTS_PER_SECOND)]));
  let refused = 0;
  socket.use(([event, ...rest], next) => {
    const bucket = buckets.get(event);
    const code: ProblemCode | undefined = !bucket ? 'not-found' : bucket.take() ? undefined : 'too-many-requests';
    if (!code) {
      refused = 0;
      next();
      return;
    }
    refused += 1;
    acknowledgementIn(rest)?.({ problem: problemOf(code) });
    if (refused > PATIENCE) socket.disconnect(true);
  });
}

function acknowledgementIn(rest: readonly unknown[]): Acknowledge | undefined {
  const last = rest.at(-1);
  return typeof last === 'function' ? (last as Acknowledge) : undefined;
}
