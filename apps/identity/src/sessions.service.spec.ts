import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { SigningKeys, identityPaths } from '@yimen/contracts';
import {
  Browser,
  authorizationQuery,
  beginSignIn,
  codeFor,
  exchange,
  oauthError,
  pkce,
  problem,
  refresh,
  residentLogin,
  signIn,
  staffLogin,
  startBench,
  tokens,
} from './identity-bench.fake.ts';
import type { Bench, Tokens } from './identity-bench.fake.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
}, 30_000);
afterAll(() => bench.stop());

const browser = () => new Browser(bench.origin);
const authorize = (own: Browser, more: Record<string, string> = {}) =>
  own.fetch(`${identityPaths.authorization}?${authorizationQuery(bench.origin, pkce().challenge, more)}`);
const jwks = async () => (await (await fetch(bench.settings.jwksUrl)).json()) as JSONWebKeySet;

describe('a session', () => {
  it('signs the next page in without asking, and never without its cookie', async () => {
    const own = browser();
    await signIn(own, staffLogin('c003'));
    expect((await authorize(own)).headers.get('location')).toContain('/sign-in/callback?code=');
    expect((await authorize(browser(), { prompt: 'none' })).headers.get('location')).toContain('error=login_required');
  });

  it('keeps its cookies from scripts, other sites and other paths', async () => {
    const own = browser();
    const { challenge } = pkce();
    const begun = await own.fetch(`${identityPaths.authorization}?${authorizationQuery(bench.origin, challenge)}`);
    const cookies = begun.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/; path=\/api\/identity\/[^;]*;.* samesite=lax; httponly/i);
  });

  it('ends with sign-out, and with it the refresh tokens; signing out twice is no error', async () => {
    const own = browser();
    const got = await signIn(own, staffLogin('c003'));
    expect((await own.postJson('/api/identity/sign-out', {})).status).toBe(204);
    expect(own.names()).not.toContain('yimen_session');
    expect(await oauthError(await refresh(bench.origin, got.refresh_token))).toEqual([400, 'invalid_grant']);
    expect((await authorize(own, { prompt: 'none' })).headers.get('location')).toContain('error=login_required');
    expect((await own.postJson('/api/identity/sign-out', {})).status).toBe(204);
  });

  it('ends at another system’s request only after the person said so, on a page without script', async () => {
    const own = browser();
    const got = await signIn(own, staffLogin('c003'));
    const asked = await own.fetch(
      `${identityPaths.endSession}?id_token_hint=${got.id_token}&post_logout_redirect_uri=${encodeURIComponent(`${bench.origin}/`)}`,
    );
    const page = await asked.text();
    expect(page).not.toMatch(/<script|<style| on[a-z]+=/i);
    const xsrf = /name="xsrf" value="(\w+)"/.exec(page)?.[1] ?? '';
    const confirm = (body: Record<string, string>) =>
      own.fetch(`${identityPaths.endSession}/confirm`, { method: 'POST', body: new URLSearchParams(body) });
    expect((await confirm({ xsrf: 'forged', logout: 'yes' })).status).toBe(400);
    const done = await confirm({ xsrf, logout: 'yes' });
    expect([done.status, done.headers.get('location')]).toEqual([303, `${bench.origin}/`]);
    expect(await oauthError(await refresh(bench.origin, got.refresh_token))).toEqual([400, 'invalid_grant']);
  });

  it('gives way to another person at the same browser, and takes the first one’s tokens with it', async () => {
    const own = browser();
    const clerk = await signIn(own, staffLogin('c003'));
    const { verifier, challenge } = pkce();
    const code = await codeFor(own, residentLogin('310199195510010595'), challenge, { prompt: 'login' });
    const resident = await tokens(await exchange(bench.origin, code, verifier));
    expect(decodeJwt(resident.access_token).sub).toBe('p002');
    expect(await oauthError(await refresh(bench.origin, clerk.refresh_token))).toEqual([400, 'invalid_grant']);
  });

  it('outlives a restart of the service, with its keys', async () => {
    const own = browser();
    const got = await signIn(own, staffLogin('c003'));
    const before = await jwks();
    await bench.restart();
    expect(await jwks()).toEqual(before);
    expect((await authorize(own)).headers.get('location')).toContain('/sign-in/callback?code=');
    expect((await refresh(bench.origin, got.refresh_token)).status).toBe(200);
  });
});

describe('requests from other sites', () => {
  it('cannot sign in, agree or sign out in somebody’s name', async () => {
    const own = browser();
    const uid = await beginSignIn(own, pkce().challenge);
    for (const origin of ['https://evil.example', 'null', `${bench.origin}.evil.example`, bench.origin.replace('http:', 'https:')]) {
      for (const [path, body] of [
        [`interactions/${uid}/login`, staffLogin('c003')],
        [`interactions/${uid}/consent`, { accept: true }],
        ['sign-out', {}],
      ] as const) {
        expect(await problem(await own.postJson(`/api/identity/${path}`, body, { origin }))).toEqual([403, 'foreign-origin']);
      }
    }
    const form = await own.fetch(`/api/identity/interactions/${uid}/login`, {
      method: 'POST',
      body: new URLSearchParams({ kind: 'staff' }),
    });
    expect(form.status).toBe(415);
  });
});

describe('signing keys', () => {
  const call = (method: string, path: string, { access_token }: Tokens) =>
    fetch(new URL(`/api/identity/${path}`, bench.origin), {
      method,
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: '{}' } : {}),
    });

  it('are turned by the key custodian alone', async () => {
    expect(await problem(await call('POST', 'keys/rotations', await signIn(browser(), staffLogin('c058'))))).toEqual([
      403,
      'not-permitted',
    ]);
  });

  it('publish the next one before it signs, and the last one while its tokens live', async () => {
    const custodian = await signIn(browser(), staffLogin('key-custodian'));
    const before = SigningKeys.parse(await (await call('GET', 'keys', custodian)).json());
    expect(before.keys.map((key) => key.state)).toEqual(['active', 'next']);
    expect((await jwks()).keys.map((key) => key.kid)).toEqual(before.keys.map((key) => key.kid));
    expect((await jwks()).keys.every((key) => !('d' in key))).toBe(true);

    const after = SigningKeys.parse(await (await call('POST', 'keys/rotations', custodian)).json());
    expect(after.keys.map((key) => key.state)).toEqual(['active', 'next', 'retired']);
    expect(after.keys[0]?.kid).toBe(before.keys[1]?.kid);
    expect(after.keys[2]?.kid).toBe(before.keys[0]?.kid);

    const fresh = await signIn(browser(), staffLogin('c003'));
    expect(decodeProtectedHeader(fresh.access_token).kid).toBe(after.keys[0]?.kid);
    for (const { access_token } of [custodian, fresh]) await jwtVerify(access_token, createLocalJWKSet(await jwks()));
    expect((await refresh(bench.origin, custodian.refresh_token)).status).toBe(200);
  });

  it('lie sealed in the database, as does every token', async () => {
    const got = await signIn(browser(), staffLogin('c003'));
    const { default: mongoose } = await import('mongoose');
    const connection = await mongoose.createConnection(bench.servers.mongoUri).asPromise();
    const dumped = await Promise.all(
      ((await connection.db?.collections()) ?? []).map(async (collection) => JSON.stringify(await collection.find().toArray())),
    );
    await connection.close();
    const all = dumped.join('\n');
    expect(all).toContain('RefreshToken/');
    for (const secret of [got.refresh_token ?? '', '"d":', 'c003', '顾明']) expect(all).not.toContain(secret);
  });
});
