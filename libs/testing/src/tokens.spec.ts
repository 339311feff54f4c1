import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { AccessClaims } from '@yimen/contracts';
import { makeSigningKey, signAccessToken, startJwks } from './tokens.ts';
import type { TestIssuer } from './tokens.ts';

describe('startJwks', () => {
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await startJwks();
  });
  afterAll(() => issuer.stop());

  const verify = (token: string) =>
    jwtVerify(token, createRemoteJWKSet(new URL(issuer.jwksUrl)), {
      typ: 'at+jwt',
      algorithms: ['ES256'],
      issuer: issuer.issuer,
      audience: issuer.audience,
    });

  it('mints a token that its own JWKS verifies and the contract accepts', async () => {
    const token = await issuer.mintToken({ sub: 'c001', roles: ['clerk'], hall: '310101018', skills: ['zonghe'] });
    const { payload } = await verify(token);
    expect(AccessClaims.parse(payload)).toMatchObject({ sub: 'c001', roles: ['clerk'], hall: '310101018', skills: ['zonghe'] });
  });

  it('makes tokens that are wrong in the way a test asks for', async () => {
    await expect(verify(await issuer.mintToken({}, { expiresInSec: -60 }))).rejects.toThrow('"exp"');
    await expect(verify(await issuer.mintToken({}, { typ: 'jwt' }))).rejects.toThrow('"typ"');
    await expect(verify(await issuer.mintToken({ aud: 'urn:other' }))).rejects.toThrow('"aud"');
    await expect(verify(await issuer.mintToken({}, { issuer: 'http://other.test' }))).rejects.toThrow('"iss"');
    await expect(verify(await signAccessToken(await makeSigningKey(), issuer.issuer))).rejects.toThrow('no applicable key');
  });

  it('gives the header as a caller sends it', async () => {
    expect(await issuer.bearer()).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
  });
});
