import { errors } from 'oidc-provider';

const MAX_LIFE_SEC = 60;
const TOLERANCE_SEC = 5;

/**
 * A partner's `private_key_jwt` lives at most 60 s and is used once (spec/credentials.md section 11; RFC 7523). The library checks
 * signature, audience and the single use of its `jti`.
 */
export function requireBriefAssertion(claims: { readonly exp?: unknown; readonly jti?: unknown }, nowSec: number): void {
  if (typeof claims.jti !== 'string' || claims.jti.length < 8) throw new errors.InvalidClientAuth('the assertion needs a jti');
  if (typeof claims.exp !== 'number' || claims.exp - nowSec > MAX_LIFE_SEC + TOLERANCE_SEC) {
    throw new errors.InvalidClientAuth('the assertion lives too long');
  }
}
