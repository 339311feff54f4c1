import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Published } from './published.ts';

const windowMs = 5 * 60_000;

/** Checks who asks, as the system has published it. A nonce counts once. */
export class Gate {
  readonly #auth: Published['auth'];
  readonly #secret: string;
  readonly #nonces = new Map<string, number>();

  constructor(auth: Published['auth'], secret: string) {
    this.#auth = auth;
    this.#secret = secret;
  }

  admits(headers: IncomingHttpHeaders, body: Buffer): boolean {
    return this.#auth === 'bearer' ? equal(headers.authorization ?? '', `Bearer ${this.#secret}`) : this.#isSigned(headers, body);
  }

  #isSigned(headers: IncomingHttpHeaders, body: Buffer): boolean {
    const [timestamp, nonce, signature] = ['x-timestamp', 'x-nonce', 'x-signature'].map((name) => String(headers[name] ?? ''));
    const now = Date.now();
    if (!timestamp || !nonce || !signature || Math.abs(now - Number(timestamp)) > windowMs || this.#nonces.has(nonce)) return false;
    const expected = createHmac('sha256', this.#secret).update(`${timestamp}.${nonce}.`).update(body).digest('hex');
    if (!equal(signature, expected)) return false;
    for (const [used, at] of this.#nonces) if (now - at > windowMs) this.#nonces.delete(used);
    this.#nonces.set(nonce, now);
    return true;
  }
}

function equal(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
