import { createHmac, hkdfSync } from 'node:crypto';

/** Keys made from the one secret of the settings, each for one use (HKDF-SHA-256, RFC 5869). */
export class IntakeSecrets {
  /** Wraps the data keys of cases, the keys of unattached files and the offices' signing keys. */
  readonly keyEncryption: Buffer;
  /** Under which query codes are stored. */
  readonly queryCode: Buffer;
  /** Makes keyed hashes that stand for an address or an upload. */
  readonly marks: Buffer;

  constructor(secret: string) {
    const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'yimen/intake', use, 32));
    this.keyEncryption = derive('key-encryption');
    this.queryCode = derive('query-code');
    this.marks = derive('marks');
  }
}

/** Keyed hash, base64url, 128 bits: stands for a value that must not be stored and cannot be guessed without the key. */
export function keyedHash(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest().subarray(0, 16).toString('base64url');
}
