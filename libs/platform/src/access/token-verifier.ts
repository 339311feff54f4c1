import { Injectable } from '@nestjs/common';
import { AccessClaims } from '@yimen/contracts';
import type { Principal } from '@yimen/contracts';
import { errors, jwtVerify } from 'jose';
import { Refusal } from '../errors/refusal.ts';
import { KeySource, KeysUnavailable } from './key-source.ts';
import { isCanonicalToken } from './canonical-token.ts';

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}

const CLOCK_TOLERANCE_S = 5;
const MAX_REMEMBERED = 5000;

/**
 * Verifies access tokens (RFC 9068, `at+jwt`, ES256) by machine time. A token that was verified is remembered until it expires or
 * the issuer's keys change, because a clerk sends the same one with every press.
 */
@Injectable()
export class TokenVerifier {
  private readonly keys: KeySource;
  private readonly remembered = new Map<string, Principal>();
  private generation = 0;

  constructor(private readonly rules: TokenRules) {
    this.keys = new KeySource(rules.jwksUrl);
  }

  /** Who the token speaks for. Throws `Refusal`: `not-signed-in` for a token that does not hold, `service-unavailable` when no keys can be had. */
  async verify(token: string): Promise<Principal> {
    const known = this.recall(token);
    if (known) return known;
    if (!isCanonicalToken(token)) throw new Refusal('not-signed-in');
    try {
      const principal = principalOf(await this.claimsOf(token));
      this.remember(token, principal);
      return principal;
    } catch (error) {
      throw refusalOf(error);
    }
  }

  private async claimsOf(token: string): Promise<AccessClaims> {
    const { payload } = await jwtVerify(token, this.keys.find, {
      typ: 'at+jwt',
      algorithms: ['ES256'],
      issuer: this.rules.issuer,
      audience: this.rules.audience,
      requiredClaims: ['exp', 'iat', 'sub', 'jti', 'client_id'],
      clockTolerance: CLOCK_TOLERANCE_S,
    });
    const claims = AccessClaims.safeParse(payload);
    if (!claims.success) throw new Refusal('not-signed-in', undefined, { cause: claims.error });
    return claims.data;
  }

  private recall(token: string): Principal | undefined {
    this.forgetOlderKeys();
    const known = this.remembered.get(token);
    if (known && known.expiresAt * 1000 > Date.now()) return known;
    this.remembered.delete(token);
    return undefined;
  }

  private forgetOlderKeys(): void {
    if (this.generation !== this.keys.generation) this.remembered.clear();
    this.generation = this.keys.generation;
  }

  private remember(token: string, principal: Principal): void {
    this.forgetOlderKeys();
    const oldest = this.remembered.keys().next();
    if (this.remembered.size >= MAX_REMEMBERED && !oldest.done) this.remembered.delete(oldest.value);
    this.remembered.set(token, principal);
  }
}

/** A device belongs to the hall where it is paired; staff to the hall of their account. */
export function principalOf(claims: AccessClaims): Principal {
  return {
    id: claims.sub,
    roles: claims.roles,
    hall: claims.device?.hall ?? claims.hall,
    bureau: claims.bureau,
    skills: claims.skills ?? [],
    device: claims.device,
    name: claims.name,
    expiresAt: claims.exp,
  };
}

function refusalOf(error: unknown): Error {
  if (error instanceof Refusal) return error;
  if (error instanceof KeysUnavailable) return new Refusal('service-unavailable', undefined, { cause: error });
  if (error instanceof errors.JOSEError) return new Refusal('not-signed-in', undefined, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}
