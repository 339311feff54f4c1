import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestIssuer, TokenClaims } from '@yimen/testing';
import type { Press } from '@yimen/domain-ticketing/checker';

/** What a person is told in the end. */
export interface Told {
  readonly outcome: Press['outcome'];
  readonly code?: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Wish {
  readonly method: 'POST' | 'DELETE';
  /** Below `/api/queue/halls/`. */
  readonly path: string;
  readonly who: TokenClaims;
  readonly body: object;
}

const answerMs = 2500;
const patienceMs = 60_000;

/** Refusals after which the same key is sent again: nothing was done, or nobody knows yet. */
const again: ReadonlySet<string> = new Set([
  'outcome-unknown',
  'hall-moving',
  'hall-overloaded',
  'service-unavailable',
  'too-many-requests',
]);

/** Presses as every client does: the same key until there is a definite answer (spec/queue.md 7.11). */
export class Presser {
  readonly #urls: readonly string[];
  readonly #issuer: TestIssuer;
  readonly #random: () => number;
  readonly #tokens = new Map<string, Promise<string>>();
  #stopped = Infinity;

  constructor(urls: readonly string[], issuer: TestIssuer, random: () => number) {
    this.#urls = urls;
    this.#issuer = issuer;
    this.#random = random;
  }

  /** From now on nobody waits longer than so many ms. */
  stopWithin(ms: number): void {
    this.#stopped = performance.now() + ms;
  }

  async press(wish: Wish, key = randomUUID()): Promise<Told & { readonly key: string }> {
    const until = performance.now() + patienceMs;
    let uncertain = false;
    while (performance.now() < Math.min(until, this.#stopped)) {
      const { status, code, body } = await this.#send(wish, key);
      if (status >= 200 && status < 300) return { key, outcome: 'done', body };
      const lost = status === 0 || code === 'outcome-unknown';
      uncertain ||= lost;
      // "Surely nothing was done" ends the matter only when that holds for every time it was sent.
      const isFinal = code === 'journal-unavailable' ? !uncertain : status >= 400 && !again.has(code ?? '');
      if (isFinal) return { key, outcome: code === 'nobody-waiting' ? code : 'refused', code, body };
      await sleep(20 + this.#random() * 60);
    }
    return { key, outcome: 'unknown', body: {} };
  }

  /** Reads from one engine; undefined when it does not answer. */
  async read(path: string, who: TokenClaims | undefined, url: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const headers = who ? { authorization: await this.#bearer(who) } : {};
    const answer = await fetch(`${url}/api/queue/halls/${path}`, { headers, signal: AbortSignal.timeout(answerMs) }).catch(() => undefined);
    return answer?.ok ? ((await answer.json()) as Record<string, unknown>) : undefined;
  }

  get urls(): readonly string[] {
    return this.#urls;
  }

  async #send({ method, path, who, body }: Wish, key: string) {
    const url = this.#urls[Math.floor(this.#random() * this.#urls.length)] ?? '';
    const headers = { authorization: await this.#bearer(who), 'idempotency-key': key, 'content-type': 'application/json' };
    try {
      const signal = AbortSignal.timeout(answerMs);
      const answer = await fetch(`${url}/api/queue/halls/${path}`, { method, headers, body: JSON.stringify(body), signal });
      const value = (await answer.json()) as Record<string, unknown>;
      return { status: answer.status, code: typeof value.code === 'string' ? value.code : undefined, body: value };
    } catch {
      return { status: 0, code: undefined, body: {} };
    }
  }

  #bearer(who: TokenClaims): Promise<string> {
    const name = who.sub ?? '';
    const token = this.#tokens.get(name) ?? this.#issuer.bearer(who, { expiresInSec: 7200 });
    this.#tokens.set(name, token);
    return token;
  }
}
