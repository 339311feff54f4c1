import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeSigningKey, signAccessToken, startJwks } from '@yimen/testing';
import type { TestIssuer, TokenClaims, TokenOptions } from '@yimen/testing';
import { SampleModule, sampleSettings } from '../start/sample-app.fake.ts';
import type { RunningApp } from '../start/running-app.ts';
import { startService } from '../start/start-service.ts';
import { TokenVerifier } from './token-verifier.ts';

let issuer: TestIssuer;
let app: RunningApp;

beforeAll(async () => {
  issuer = await startJwks();
  app = await startService({ name: 'sample', module: SampleModule, settings: sampleSettings(issuer) });
});

afterAll(async () => {
  await app.stop();
  await issuer.stop();
});

async function call(authorization: string | undefined, hall = '310101015'): Promise<[number, string]> {
  const response = await fetch(`${app.url}/api/sample/halls/${hall}/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(16), ...(authorization ? { authorization } : {}) },
    body: '{"text":"a"}',
  });
  const body = (await response.json()) as { code?: string; by?: string };
  return [response.status, body.code ?? body.by ?? ''];
}

const clerk: TokenClaims = { sub: 'c1', roles: ['clerk'], hall: '310101015' };

describe('the guard of an HTTP route', () => {
  it('lets the clerk of the hall through, under the name of the token', async () => {
    expect(await call(await issuer.bearer(clerk))).toEqual([201, 'c1']);
  });

  it('refuses another hall with 403 wrong-hall', async () => {
    expect(await call(await issuer.bearer(clerk), '310106003')).toEqual([403, 'wrong-hall']);
  });

  it('refuses another role with 403 not-permitted', async () => {
    expect(await call(await issuer.bearer({ roles: ['resident'] }))).toEqual([403, 'not-permitted']);
    expect(await call(await issuer.bearer({ roles: ['device'], device: { kind: 'kiosk', hall: '310101015' } }))).toEqual([
      403,
      'not-permitted',
    ]);
  });

  it('refuses an absent or non-bearer token with 401', async () => {
    expect(await call(undefined)).toEqual([401, 'not-signed-in']);
    expect(await call('Basic YTpi')).toEqual([401, 'not-signed-in']);
  });

  it.each<[string, TokenClaims, TokenOptions]>([
    ['expired', clerk, { expiresInSec: -60 }],
    ['of another type', clerk, { typ: 'JWT' }],
    ['of another issuer', clerk, { issuer: 'http://elsewhere.test' }],
    ['for another audience', { ...clerk, aud: 'urn:other' }, {}],
    ['with an unknown role', { ...clerk, roles: ['emperor'] as unknown as TokenClaims['roles'] }, {}],
    ['without a subject', { ...clerk, sub: '' }, {}],
  ])('refuses a token that is %s', async (_, claims, options) => {
    expect(await call(await issuer.bearer(claims, options))).toEqual([401, 'not-signed-in']);
  });

  it('refuses a token of a key that the issuer does not publish, and one without signature', async () => {
    const stranger = await signAccessToken(await makeSigningKey(), issuer.issuer, clerk);
    const [head = '', body = ''] = (await issuer.mintToken(clerk)).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    for (const token of [stranger, `${none}.${body}.`, `${head}.${body}.`, `${head}.${body}`, 'x', `${'a'.repeat(9000)}.a.a`]) {
      expect(await call(`Bearer ${token}`)).toEqual([401, 'not-signed-in']);
    }
  });

  it('refuses a second spelling of a good token', async () => {
    const token = await issuer.mintToken(clerk);
    const [head = '', body = '', signature = ''] = token.split('.');
    const last = signature.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = alphabet[alphabet.indexOf(last) ^ 1] ?? '';
    expect(Buffer.from(signature.slice(0, -1) + twin, 'base64url').equals(Buffer.from(signature, 'base64url'))).toBe(true);
    for (const other of [`${signature.slice(0, -1)}${twin}`, `${signature}=`, `${signature}==`]) {
      expect(await call(`Bearer ${head}.${body}.${other}`)).toEqual([401, 'not-signed-in']);
    }
  });

  it('serves public routes to everybody, whatever token comes along', async () => {
    const response = await fetch(`${app.url}/api/sample/plain`, { headers: { authorization: 'Bearer nonsense' } });
    expect(response.status).toBe(200);
  });
});

describe('TokenVerifier', () => {
  it('says service-unavailable while no keys can be had, and recovers by itself', async () => {
    const key = await makeSigningKey();
    const token = await signAccessToken(key, issuer.issuer, clerk);
    let there = false;
    const server = createServer((_request, response) => {
      response.writeHead(there ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [key.publicJwk] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    const verifier = new TokenVerifier({ issuer: issuer.issuer, audience: issuer.audience, jwksUrl });
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'service-unavailable' });
    there = true;
    await expect(verifier.verify(token)).resolves.toMatchObject({ id: 'c1', hall: '310101015' });
    there = false;
    await expect(verifier.verify(await signAccessToken(key, issuer.issuer, clerk))).resolves.toMatchObject({ id: 'c1' });
    await new Promise((resolve) => server.close(resolve));
  });

  it('remembers a good token, and judges it anew after its end', async () => {
    const verifier = new TokenVerifier(issuer);
    const good = await issuer.mintToken(clerk);
    expect(await verifier.verify(good)).toBe(await verifier.verify(good));
    const justEnded = await issuer.mintToken(clerk, { expiresInSec: -2 });
    expect(await verifier.verify(justEnded)).not.toBe(await verifier.verify(justEnded));
  });
});
