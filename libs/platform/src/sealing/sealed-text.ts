import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 's1';

/** A sealed text does not open: another key, another case, another purpose, or changed bytes. Which one is not told. */
export class SealBroken extends Error {
  readonly code = 'seal-broken';

  constructor(
    readonly context: string,
    options?: ErrorOptions,
  ) {
    super(`the sealed text of ${context} does not open`, options);
    this.name = 'SealBroken';
  }
}

/**
 * Seals a text: `s1.<iv>.<ciphertext and tag>`, base64url, AES-256-GCM with a random iv. `context` is authenticated with it, e.g.
 * `<case>/<purpose>`, so that a sealed text moved to another place does not open. Source: spec/intake.md 10.3.
 * @param key 32 bytes
 */
export function sealText(key: Uint8Array, text: string, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(context, 'utf8'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${iv.toString('base64url')}.${sealed.toString('base64url')}`;
}

/**
 * Opens what `sealText` sealed with the same key and context.
 * @throws SealBroken
 */
export function openText(key: Uint8Array, sealed: string, context: string): string {
  const [version, iv = '', body = ''] = sealed.split('.');
  const bytes = Buffer.from(body, 'base64url');
  if (version !== VERSION || bytes.length < TAG_BYTES) throw new SealBroken(context);
  try {
    const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context, 'utf8')).setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new SealBroken(context, { cause });
  }
}
