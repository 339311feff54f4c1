import { randomUUID } from 'node:crypto';
import { Problem } from '@yimen/contracts';
import type { Session } from './sign-in.ts';
import { renew } from './sign-in.ts';

/** A refusal of the city, with its stable code. */
export class CityRefusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Record<string, unknown> | undefined;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}${problem.details ? ` ${JSON.stringify(problem.details)}` : ''}`);
    this.code = problem.code;
    this.status = problem.status;
    this.details = problem.details;
  }
}

/** Talks to the city as one person or device: bearer token, idempotency keys, problem documents. Renews its session in time. */
export class CityClient {
  #session: Promise<Session> | undefined;
  readonly origin: string;
  readonly #client: 'web' | 'device';

  constructor(origin: string, session?: Session, client: 'web' | 'device' = 'web') {
    this.origin = origin;
    this.#session = session && Promise.resolve(session);
    this.#client = client;
  }

  /** The access token, renewed a minute before its end. Requests at the same moment share one renewal: a refresh token works once. */
  async token(): Promise<string | undefined> {
    const asked = this.#session;
    const session = await asked;
    if (!session || session.expiresAt >= Date.now() + 60_000) return session?.accessToken;
    if (this.#session === asked) this.#session = renew(this.origin, session, this.#client);
    return (await this.#session)?.accessToken;
  }

  get(path: string): Promise<unknown> {
    return this.#ask('GET', path, undefined, {});
  }

  /** A command. Without `key` a fresh one is made: repeat with the same key to ask again for the same effect. */
  post(path: string, body: unknown, key: string = randomUUID()): Promise<unknown> {
    return this.#ask('POST', path, JSON.stringify(body), { 'content-type': 'application/json', 'idempotency-key': key });
  }

  async #ask(method: string, path: string, body: string | undefined, headers: Record<string, string>): Promise<unknown> {
    const bearer = await this.token();
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: { ...headers, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return answer;
    throw new CityRefusal(Problem.parse(answer));
  }
}
