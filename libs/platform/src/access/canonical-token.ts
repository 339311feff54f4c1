const MAX_LENGTH = 8192;
const SEGMENTS = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;

/** Whether a text is a compact JWS whose three segments are canonical base64url: one token has exactly one spelling. */
export function isCanonicalToken(token: string): boolean {
  if (token.length > MAX_LENGTH) return false;
  const segments = SEGMENTS.exec(token)?.slice(1) ?? [];
  return segments.length === 3 && segments.every((segment) => Buffer.from(segment, 'base64url').toString('base64url') === segment);
}
