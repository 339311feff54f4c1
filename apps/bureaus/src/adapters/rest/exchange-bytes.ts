import type { Dispatcher } from 'undici';
import type { NotSentReason, UnknownReason } from '@yimen/domain-exchanges';
import { classifyConnectError } from './connect-errors.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface HttpReply {
  readonly kind: 'reply';
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** `not-sent`: no byte was written. `lost`: at least one was, and no whole answer came. */
export type HttpOutcome =
  | HttpReply
  | { readonly kind: 'not-sent'; readonly why: NotSentReason }
  | { readonly kind: 'lost'; readonly why: UnknownReason; readonly status?: number | undefined; readonly body?: Buffer | undefined };

export interface Limits {
  readonly signal: AbortSignal;
  /** Monotonic moment after which the first byte may not be written any more. */
  readonly sendBefore: number;
  readonly maxBytes: number;
}

/** How much of an answer is kept when it is larger than allowed. */
const keptBytes = 1024 * 1024;

/**
 * Sends one request and takes one answer. The clock is checked in the same turn in which the first byte is written, so a worker that
 * slept sends nothing; what fails before that turn is surely not sent, what fails after it is unknown.
 */
export function exchangeBytes(dispatcher: Dispatcher, request: HttpRequest, limits: Limits): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    const handler = new Taker(limits, resolve);
    const { method, path, headers, body } = request;
    dispatcher.dispatch({ method, path, headers, body: method === 'GET' ? null : body }, handler);
  });
}

class Taker implements Dispatcher.DispatchHandler {
  readonly #limits: Limits;
  readonly #done: (outcome: HttpOutcome) => void;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #bytes = 0;
  #status = 0;
  #headers: HttpReply['headers'] = {};
  #ended = false;

  constructor(limits: Limits, done: (outcome: HttpOutcome) => void) {
    this.#limits = limits;
    this.#done = done;
    limits.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    const isLate = performance.now() > this.#limits.sendBefore;
    if (isLate) this.#end({ kind: 'not-sent', why: 'too-late' });
    if (this.#ended || this.#limits.signal.aborted) controller.abort(new Error('not to be sent'));
    else this.#controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: HttpReply['headers']): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    this.#chunks.push(chunk);
    if (this.#bytes <= this.#limits.maxBytes) return;
    this.#end({ kind: 'lost', why: 'too-large', status: this.#status, body: Buffer.concat(this.#chunks).subarray(0, keptBytes) });
    controller.abort(new Error('the answer is too large'));
  }

  onResponseEnd(): void {
    this.#end({ kind: 'reply', status: this.#status, headers: this.#headers, body: Buffer.concat(this.#chunks) });
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    if (!this.#controller) this.#end({ kind: 'not-sent', why: classifyConnectError(error) });
    const part = this.#status === 0 ? {} : { status: this.#status, body: Buffer.concat(this.#chunks) };
    this.#end({ kind: 'lost', why: isTimeout(error) ? 'timeout' : 'reset', ...part });
  }

  readonly #onAbort = (): void => {
    if (this.#controller) this.#end({ kind: 'lost', why: 'timeout' });
    else this.#end({ kind: 'not-sent', why: 'connect-timeout' });
    // The socket is destroyed, not left: what is not sent yet is not sent any more.
    this.#controller?.abort(new Error('the whole call took too long'));
  };

  #end(outcome: HttpOutcome): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#limits.signal.removeEventListener('abort', this.#onAbort);
    this.#done(outcome);
  }
}

function isTimeout(error: Error): boolean {
  const { code } = error as { code?: string };
  return code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT';
}
