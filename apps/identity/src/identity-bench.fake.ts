import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { cityAudience, identityClients, identityPaths } from '@yimen/contracts';
import type { LoginRequest } from '@yimen/contracts';
import type { RunningApp } from '@yimen/platform';
import { useServers } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import { IdentitySettings } from './config.ts';
import { start } from './start.ts';

// Jest runs modules in a realm of their own, where `structuredClone` gives objects of the outer one; oidc-provider compares constructors.
const outerClone = globalThis.structuredClone;
globalThis.structuredClone = <T>(value: T): T => clonedHere(value) as T;

function clonedHere(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clonedHere);
  if (value?.constructor === Object) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clonedHere(inner)]));
  return outerClone(value);
}

export const demoPassword = 'one-door-demo';
export const demoCode = '417417';

/** A running identity on real servers, reached directly: its own address is the public origin. */
export interface Bench {
  readonly servers: TestServers;
  readonly origin: string;
  readonly app: RunningApp;
  readonly settings: IdentitySettings;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

type Overrides = Partial<Record<keyof IdentitySettings, unknown>>;

export async function startBench(overrides: Overrides = {}): Promise<Bench> {
  const servers = await useServers();
  const port = await freePort();
  const settings = settingsFor(servers, port, overrides);
  let app = await start(settings);
  return {
    servers,
    origin: `http://127.0.0.1:${port}`,
    get app() {
      return app;
    },
    settings,
    restart: async () => {
      await app.stop();
      app = await start(settings);
    },
    stop: async () => {
      await app.stop();
      await servers.stop();
    },
  };
}

export function settingsFor(servers: TestServers, port: number, overrides: Overrides = {}): IdentitySettings {
  const origin = `http://127.0.0.1:${port}`;
  return IdentitySettings.parse({
    port,
    publicOrigin: origin,
    issuer: `${origin}${identityPaths.issuer}`,
    jwksUrl: `${origin}${identityPaths.jwks}`,
    mongoUri: servers.mongoUri,
    natsUrl: servers.nats.url,
    cityPack: fileURLToPath(new URL('../../../cities/shanghai', import.meta.url)),
    sealingKey: 'a key that only this test knows',
    demo: true,
    demoPassword,
    demoCode,
    drainMs: 500,
    ...overrides,
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Cookies by name and path, as far as these tests need them. */
export class Browser {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  constructor(readonly origin: string) {}

  async fetch(path: string, init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {}): Promise<Response> {
    const url = new URL(path, this.origin);
    const cookie = [...this.cookies]
      .filter(([, { path: scope }]) => url.pathname === scope || url.pathname.startsWith(scope.endsWith('/') ? scope : `${scope}/`))
      .map(([key, { value }]) => `${key.split('|')[0] ?? ''}=${value}`)
      .join('; ');
    const headers = { ...(cookie ? { cookie } : {}), ...init.headers };
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  postJson(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: this.origin, ...headers },
    });
  }

  names(): string[] {
    return [...this.cookies.keys()].map((key) => key.split('|')[0] ?? '');
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/);
    const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice(5) ?? '/';
    const key = `${name}|${path}`;
    if (value === '' || attributes.some((attribute) => attribute.includes('01 Jan 1970'))) this.cookies.delete(key);
    else this.cookies.set(key, { value, path });
  }
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly expires_in: number;
  readonly scope?: string;
}

/** PKCE of one authorization. */
export function pkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Begins an authorization; returns the interaction's uid. */
export async function beginSignIn(browser: Browser, challenge: string, more: Record<string, string> = {}): Promise<string> {
  const response = await browser.fetch(`${identityPaths.authorization}?${authorizationQuery(browser.origin, challenge, more)}`);
  const interaction = response.headers.get('location') ?? '';
  const page = await browser.fetch(interaction);
  const uid = new URL(page.headers.get('location') ?? '', browser.origin).searchParams.get('interaction');
  if (!uid) throw new Error(`no interaction: ${response.status} ${interaction} ${await response.text()}`);
  return uid;
}

export function authorizationQuery(origin: string, challenge: string, more: Record<string, string> = {}): string {
  return new URLSearchParams({
    client_id: identityClients.web,
    response_type: 'code',
    redirect_uri: `${origin}${identityPaths.signInCallback}`,
    scope: 'openid',
    resource: cityAudience,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'state-of-the-page',
    ...more,
  }).toString();
}

export const staffLogin = (staff: string, password = demoPassword): LoginRequest => ({ kind: 'staff', staff, password });
export const residentLogin = (identifier: string, code = demoCode): LoginRequest => ({ kind: 'resident', identifier, code });

/** Signs in up to the code. */
export async function codeFor(
  browser: Browser,
  login: LoginRequest,
  challenge: string,
  more: Record<string, string> = {},
): Promise<string> {
  const uid = await beginSignIn(browser, challenge, more);
  const answer = await browser.postJson(`/api/identity/interactions/${uid}/login`, login);
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const { next } = (await answer.json()) as { next: string };
  const callback = new URL((await browser.fetch(next)).headers.get('location') ?? '', browser.origin);
  const code = callback.searchParams.get('code');
  if (!code) throw new Error(`no code: ${callback.href}`);
  return code;
}

/** A whole sign-in of the web client. */
export async function signIn(browser: Browser, login: LoginRequest): Promise<Tokens> {
  const { verifier, challenge } = pkce();
  const code = await codeFor(browser, login, challenge);
  return tokens(await exchange(browser.origin, code, verifier));
}

export function exchange(origin: string, code: string, verifier: string): Promise<Response> {
  const redirect = `${origin}${identityPaths.signInCallback}`;
  return token(origin, { grant_type: 'authorization_code', client_id: 'web', code, code_verifier: verifier, redirect_uri: redirect });
}

export function refresh(origin: string, refreshToken: string | undefined, client = 'web'): Promise<Response> {
  return token(origin, { grant_type: 'refresh_token', client_id: client, refresh_token: refreshToken ?? '' });
}

export function token(origin: string, form: Record<string, string>): Promise<Response> {
  return fetch(new URL(identityPaths.token, origin), { method: 'POST', body: new URLSearchParams(form) });
}

export async function tokens(response: Response): Promise<Tokens> {
  if (response.status !== 200) throw new Error(`token endpoint: ${response.status} ${await response.text()}`);
  return (await response.json()) as Tokens;
}

/** `[status, error code]` of an OAuth error answer. */
export async function oauthError(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as { error: string };
  return [response.status, error];
}

/** `[status, problem code]` of an answer of ours. */
export async function problem(response: Response): Promise<[number, string]> {
  const { code } = (await response.json()) as { code: string };
  return [response.status, code];
}
