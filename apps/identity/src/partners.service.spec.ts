import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { cityAudience } from '@yimen/contracts';
import { makeSigningKey } from '@yimen/testing';
import type { SigningKey } from '@yimen/testing';
import { oauthError, startBench, token, tokens } from './identity-bench.fake.ts';
import type { Bench } from './identity-bench.fake.ts';

let bench: Bench;
let key: SigningKey;
beforeAll(async () => {
  key = await makeSigningKey();
  bench = await startBench({ partnerKeys: JSON.stringify({ bank: { keys: [key.publicJwk] } }) });
}, 30_000);
afterAll(() => bench.stop());

interface Assertion {
  readonly by?: SigningKey;
  readonly client?: string;
  readonly lifeSec?: number;
  readonly aud?: string;
  readonly jti?: string | undefined;
}

async function assertion({ by = key, client = 'bank', lifeSec = 50, aud, ...more }: Assertion = {}): Promise<string> {
  const jti = 'jti' in more ? more.jti : randomUUID();
  return new SignJWT({ ...(jti === undefined ? {} : { jti }) })
    .setProtectedHeader({ alg: 'ES256', kid: by.publicJwk.kid })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(aud ?? bench.settings.issuer)
    .setIssuedAt()
    .setExpirationTime(`${lifeSec} s`)
    .sign(by.privateKey);
}

const ask = (client_assertion: string, more: Record<string, string> = {}) =>
  token(bench.origin, {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion,
    scope: 'verify bundle',
    ...more,
  });

describe('a partner', () => {
  it('is refused with another key, without a key of its own, or as another partner', async () => {
    const wrong = { ...(await makeSigningKey()), publicJwk: key.publicJwk };
    expect(await oauthError(await ask(await assertion({ by: wrong })))).toEqual([401, 'invalid_client']);
    expect(await oauthError(await ask(await assertion({ client: 'hospital' })))).toEqual([401, 'invalid_client']);
    expect(await oauthError(await ask(await assertion(), { client_id: 'hospital' }))).toEqual([400, 'invalid_request']);
  });

  it('is refused with an assertion that is used twice, lives too long, names nobody or has no jti', async () => {
    const once = await assertion();
    expect((await ask(once)).status).toBe(200);
    expect(await oauthError(await ask(once))).toEqual([401, 'invalid_client']);
    expect(await oauthError(await ask(await assertion({ lifeSec: 300 })))).toEqual([401, 'invalid_client']);
    expect(await oauthError(await ask(await assertion({ aud: 'https://elsewhere.example' })))).toEqual([401, 'invalid_client']);
    expect(await oauthError(await ask(await assertion({ jti: undefined })))).toEqual([401, 'invalid_client']);
  });

  it('gets no scope that is not a partner’s, no other resource and no other grant', async () => {
    expect(await oauthError(await ask(await assertion(), { scope: 'city' }))).toEqual([400, 'invalid_scope']);
    expect(await oauthError(await ask(await assertion(), { resource: 'urn:other' }))).toEqual([400, 'invalid_target']);
    expect(await oauthError(await ask(await assertion(), { grant_type: 'refresh_token', refresh_token: 'x' }))).toEqual([
      400,
      'invalid_request',
    ]);
    expect(await oauthError(await token(bench.origin, { grant_type: 'client_credentials', client_id: 'web' }))).toEqual([
      400,
      'invalid_request',
    ]);
  });

  it('gets an at+jwt of five minutes with the scopes it asked for', async () => {
    const got = await tokens(await ask(await assertion()));
    expect(decodeProtectedHeader(got.access_token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const claims = decodeJwt(got.access_token);
    expect(claims).toMatchObject({ sub: 'bank', client_id: 'bank', aud: cityAudience, scope: 'verify bundle', roles: ['partner'] });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300);
    const me = await fetch(new URL('/api/identity/me', bench.origin), { headers: { authorization: `Bearer ${got.access_token}` } });
    expect(await me.json()).toMatchObject({ id: 'bank', roles: ['partner'] });
  });
});
