import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { AccessClaims, cityAudience, identityPaths } from '@yimen/contracts';
import {
  Browser,
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
  token,
  tokens,
} from './identity-bench.fake.ts';
import type { Bench } from './identity-bench.fake.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
}, 30_000);
afterAll(() => bench.stop());

const browser = () => new Browser(bench.origin);
const verify = (accessToken: string) =>
  jwtVerify(accessToken, createRemoteJWKSet(new URL(bench.settings.jwksUrl)), {
    typ: 'at+jwt',
    algorithms: ['ES256'],
    issuer: bench.settings.issuer,
    audience: cityAudience,
  });

describe('sign-in by code and PKCE', () => {
  it('gives a clerk a short-lived at+jwt with roles, hall and skills', async () => {
    const got = await signIn(browser(), staffLogin('c003'));
    const { payload } = await verify(got.access_token);
    expect(AccessClaims.parse(payload)).toMatchObject({
      sub: 'c003',
      client_id: 'web',
      roles: ['clerk'],
      hall: '310101018',
      skills: ['huji-zhengzhao', 'yibao'],
      name: '顾明',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
    expect(got.refresh_token).toMatch(/^[\w-]{43,}$/);
    expect(decodeJwt(got.id_token ?? '').sub).toBe('c003');
  });

  it('expands bureau officers and city operators, and knows the staff that the pack lacks', async () => {
    const rolesOf = async (staff: string) => (await verify((await signIn(browser(), staffLogin(staff))).access_token)).payload;
    expect(await rolesOf('c043')).toMatchObject({ roles: ['reviewer', 'liaison', 'officer'], bureau: 'gongan' });
    expect(await rolesOf('c058')).toMatchObject({ roles: ['operator', 'incident-desk'] });
    expect(await rolesOf('guide-310101018')).toMatchObject({ roles: ['guide'], hall: '310101018' });
    expect(await rolesOf('officer-gongan')).toMatchObject({ roles: ['reviewer', 'liaison', 'officer'], bureau: 'gongan' });
  });

  it('takes a resident by identity or telephone number', async () => {
    for (const identifier of ['310199195510010595', '100 0000 0002']) {
      const { payload } = await verify((await signIn(browser(), residentLogin(identifier))).access_token);
      expect(payload).toMatchObject({ sub: 'p002', roles: ['resident'] });
      expect(JSON.stringify(payload)).not.toContain('310199195510010595');
    }
  });

  it('tells the page what is asked, only in the browser that began', async () => {
    const own = browser();
    const uid = await beginSignIn(own, pkce().challenge, { login_hint: 'c003' });
    const asked = await own.fetch(`/api/identity/interactions/${uid}`);
    expect(await asked.json()).toMatchObject({
      uid,
      prompt: 'login',
      client: { id: 'web' },
      kinds: ['resident', 'staff'],
      hint: 'c003',
      demo: true,
    });
    expect(await problem(await browser().fetch(`/api/identity/interactions/${uid}`))).toEqual([410, 'sign-in-expired']);
    expect(await problem(await browser().postJson(`/api/identity/interactions/${uid}/login`, staffLogin('c003')))).toEqual([
      410,
      'sign-in-expired',
    ]);
  });

  it('lets two tabs of one browser sign in side by side', async () => {
    const own = browser();
    const [first, second] = [await beginSignIn(own, pkce().challenge), await beginSignIn(own, pkce().challenge)];
    for (const uid of [first, second]) {
      expect((await own.postJson(`/api/identity/interactions/${uid}/login`, staffLogin('c003'))).status).toBe(200);
    }
  });

  it('leads back with access_denied when the person gives up', async () => {
    const own = browser();
    const uid = await beginSignIn(own, pkce().challenge);
    const { next } = (await (await own.postJson(`/api/identity/interactions/${uid}/abort`, {})).json()) as { next: string };
    expect((await own.fetch(next)).headers.get('location')).toContain('error=access_denied');
  });
});

describe('what an attacker tries', () => {
  it('refuses a code without PKCE, with a wrong verifier, at another redirect', async () => {
    const { verifier, challenge } = pkce();
    const without = await browser().fetch(
      `${identityPaths.authorization}?client_id=web&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(`${bench.origin}/sign-in/callback`)}`,
    );
    expect(without.headers.get('location')).toContain('error=invalid_request');
    const code = await codeFor(browser(), staffLogin('c003'), challenge);
    expect(await oauthError(await exchange(bench.origin, code, pkce().verifier))).toEqual([400, 'invalid_grant']);
    const other = await browser().fetch(
      `${identityPaths.authorization}?client_id=web&response_type=code&scope=openid&code_challenge=${challenge}&code_challenge_method=S256&redirect_uri=https://evil.example/`,
    );
    expect([other.status, other.headers.get('location')]).toEqual([400, null]);
    expect(await other.text()).not.toContain('evil');
    expect(verifier).toHaveLength(43);
  });

  it('revokes everything of a code that is used twice', async () => {
    const { verifier, challenge } = pkce();
    const code = await codeFor(browser(), staffLogin('c003'), challenge);
    const first = await tokens(await exchange(bench.origin, code, verifier));
    expect(await oauthError(await exchange(bench.origin, code, verifier))).toEqual([400, 'invalid_grant']);
    expect(await oauthError(await refresh(bench.origin, first.refresh_token))).toEqual([400, 'invalid_grant']);
  });

  it('lets only one of many simultaneous exchanges of a code through', async () => {
    const { verifier, challenge } = pkce();
    const code = await codeFor(browser(), staffLogin('c003'), challenge);
    const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(bench.origin, code, verifier)));
    expect(answers.filter((answer) => answer.status === 200).length).toBeLessThanOrEqual(1);
  });

  it('refuses a wrong resource and another audience', async () => {
    const { challenge } = pkce();
    const asked = await browser().fetch(
      `${identityPaths.authorization}?client_id=web&response_type=code&scope=openid&code_challenge=${challenge}&code_challenge_method=S256&resource=urn:other&redirect_uri=${encodeURIComponent(`${bench.origin}/sign-in/callback`)}`,
    );
    expect(asked.headers.get('location')).toContain('error=invalid_target');
    const got = await signIn(browser(), staffLogin('c003'));
    const refused = await token(bench.origin, {
      grant_type: 'refresh_token',
      client_id: 'web',
      refresh_token: got.refresh_token ?? '',
      resource: 'urn:other',
    });
    expect(await oauthError(refused)).toEqual([400, 'invalid_target']);
  });
});

describe('refresh tokens', () => {
  it('rotate, and a replay of a used one ends the grant', async () => {
    const first = await signIn(browser(), staffLogin('c003'));
    const second = await tokens(await refresh(bench.origin, first.refresh_token));
    const third = await tokens(await refresh(bench.origin, second.refresh_token));
    expect(new Set([first, second, third].map((one) => one.refresh_token)).size).toBe(3);
    expect(await oauthError(await refresh(bench.origin, first.refresh_token))).toEqual([400, 'invalid_grant']);
    expect(await oauthError(await refresh(bench.origin, third.refresh_token))).toEqual([400, 'invalid_grant']);
  });

  it('may be repeated when the answer was lost, and whoever holds the lost one is noticed', async () => {
    const first = await signIn(browser(), staffLogin('c003'));
    const lost = await tokens(await refresh(bench.origin, first.refresh_token));
    const again = await tokens(await refresh(bench.origin, first.refresh_token));
    expect(await oauthError(await refresh(bench.origin, lost.refresh_token))).toEqual([400, 'invalid_grant']);
    expect(await oauthError(await refresh(bench.origin, again.refresh_token))).toEqual([400, 'invalid_grant']);
  });

  it('belong to one client', async () => {
    const { refresh_token: own } = await signIn(browser(), staffLogin('c003'));
    expect(await oauthError(await refresh(bench.origin, own, 'device'))).toEqual([400, 'invalid_grant']);
  });
});
