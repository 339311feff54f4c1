import { Transform } from 'node:stream';
import type { IncomingMessage } from 'node:http';

/** Thrown into a body that is longer than allowed. */
export class BodyTooLarge extends Error {
  readonly code = 'body-too-large';
}

const tooLarge = new WeakSet<IncomingMessage>();

/** Passes a body on and cuts it when it grows too long. Nothing is collected. */
export function limitedBody(request: IncomingMessage, body: NodeJS.ReadableStream, maxBytes: number): Transform {
  let bytes = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) tooLarge.add(request);
      if (bytes > maxBytes) done(new BodyTooLarge());
      else done(null, chunk);
    },
  });
  body.on('error', (error) => limited.destroy(error instanceof Error ? error : undefined));
  request.on('close', () => {
    if (!request.complete) limited.destroy();
  });
  return body.pipe(limited);
}

/** Whether the body of this request was cut for its length. */
export function wasTooLarge(request: IncomingMessage): boolean {
  return tooLarge.has(request);
}
