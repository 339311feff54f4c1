import { Problem } from '@yimen/contracts';
import type { Answer } from './answer.ts';

/** Reads a value out of a body that is not trusted; a zod schema is one. */
export interface Reader<T> {
  parse(value: unknown): T;
}

export interface ApiOptions {
  /** The bearer token of who asks; nothing on public pages. */
  readonly token?: () => Promise<string | undefined>;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

export interface SendOptions {
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Idempotency-Key of the press. Absent only for what changes nothing. */
  readonly key?: string;
}

export interface Api {
  get<T>(path: string, reader: Reader<T>): Promise<Answer<T>>;
  send<T>(path: string, reader: Reader<T>, options: SendOptions): Promise<Answer<T>>;
}

const defaultTimeoutMs = 5_000;

/** HTTP to our services: every outcome is a value, none is thrown. */
export function createApi({ token, fetch: ask = fetch.bind(globalThis), timeoutMs = defaultTimeoutMs }: ApiOptions = {}): Api {
  async function request<T>(path: string, reader: Reader<T>, init: RequestInit, headers: Record<string, string>): Promise<Answer<T>> {
    try {
      const bearer = await token?.();
      const response = await ask(path, {
        ...init,
        headers: { accept: 'application/json', ...headers, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
        signal: AbortSignal.timeout(timeoutMs),
      });
      return await answerOf(response, reader);
    } catch (error) {
      console.warn('no answer', path, error);
      return { kind: 'unknown' };
    }
  }
  return {
    get: (path, reader) => request(path, reader, {}, {}),
    send(path, reader, { method = 'POST', body = {}, key }) {
      const headers = { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) };
      return request(path, reader, { method, body: JSON.stringify(body) }, headers);
    },
  };
}

async function answerOf<T>(response: Response, reader: Reader<T>): Promise<Answer<T>> {
  const body: unknown = response.status === 204 ? undefined : await response.json();
  if (response.ok) return { kind: 'ok', value: reader.parse(body) };
  const problem = Problem.safeParse(body);
  if (!problem.success || problem.data.code === 'outcome-unknown') return { kind: 'unknown' };
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return { kind: 'refused', problem: problem.data, retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined };
}

/** Reader for answers without a body. */
export const nothing: Reader<undefined> = { parse: () => undefined };
