/**
 * An idempotency key for one press: 128 bits, base64url. Made when the person presses and never again for the same press.
 * (`crypto.randomUUID` is missing on machines that reach the hall's server without TLS.)
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
