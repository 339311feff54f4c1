import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import type { AccessClaims } from '@yimen/contracts';

/** What a test says about the caller; everything else has a sensible default. */
export type TokenClaims = Partial<Omit<AccessClaims, 'exp' | 'iss'>>;

/** How a token may be made wrong on purpose: another type, issuer, life time or start. */
export interface TokenOptions {
  readonly issuer?: string;
  readonly typ?: string;
  /** Seconds from now; negative makes an expired token. */
  readonly expiresInSec?: number;
  readonly issuedAtSec?: number;
}

/** A throw-away issuer: one key pair, its JWKS over HTTP, and the tokens that it signs. */
export interface TestIssuer {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly audience: string;
  /** An access token (`at+jwt`, ES256) as apps/identity issues it. Without claims: a resident `p001`. */
  mintToken(claims?: TokenClaims, options?: TokenOptions): Promise<string>;
  /** The same as a header: `Bearer …`. */
  bearer(claims?: TokenClaims, options?: TokenOptions): Promise<string>;
  stop(): Promise<void>;
}

export interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

const audience = 'urn:yimen:city';

/** Makes an ES256 key pair with a key id, for tests that need a second or a wrong key. */
export async function makeSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' } };
}

/** Signs an access token with a given key; `startJwks().mintToken` is this with the issuer's own key. */
export async function signAccessToken(
  key: SigningKey,
  issuer: string,
  claims: TokenClaims = {},
  options: TokenOptions = {},
): Promise<string> {
  const now = options.issuedAtSec ?? Math.floor(Date.now() / 1000);
  return new SignJWT({ sub: 'p001', client_id: 'web', roles: ['resident'], aud: audience, scope: 'openid', jti: randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: options.typ ?? 'at+jwt', kid: key.publicJwk.kid })
    .setIssuer(options.issuer ?? issuer)
    .setIssuedAt(now)
    .setExpirationTime(now + (options.expiresInSec ?? 600))
    .sign(key.privateKey);
}

/** Starts an issuer on a free loopback port. Give `issuer` when the service under test is configured with a fixed one. */
export async function startJwks(issuer = 'http://one-door.test/api/identity/oidc'): Promise<TestIssuer> {
  const key = await makeSigningKey();
  const body = JSON.stringify({ keys: [key.publicJwk] });
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/jwk-set+json' }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const mintToken: TestIssuer['mintToken'] = (claims, options) => signAccessToken(key, issuer, claims, options);
  return {
    issuer,
    jwksUrl: `http://127.0.0.1:${port}/jwks`,
    audience,
    mintToken,
    bearer: async (claims, options) => `Bearer ${await mintToken(claims, options)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
