import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Keeps what a reader of the database must not see: AES-256-GCM with a key derived from the configured one, and keyed hashes for
 * look-ups. One configured secret, one derived key a purpose.
 */
export class Sealer {
  private readonly sealKey: Buffer;
  private readonly hashKey: Buffer;

  constructor(private readonly secret: string) {
    this.sealKey = this.derive('seal');
    this.hashKey = this.derive('look-up');
  }

  /** 32 bytes for one purpose (HKDF-SHA-256, RFC 5869). */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, 'yimen/identity', purpose, 32));
  }

  /** Seals a JSON value. `context` binds it to its place: it opens nowhere else. */
  seal(value: unknown, context: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey, nonce).setAAD(Buffer.from(context));
    const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** Opens what `seal` made; throws when the key, the context or a bit is another. */
  open(sealed: Uint8Array, context: string): unknown {
    const decipher = createDecipheriv('aes-256-gcm', this.sealKey, sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')) as unknown;
  }

  /** A keyed hash for an index: equal values meet, nothing leads back. */
  hash(value: string): string {
    return createHmac('sha256', this.hashKey).update(value).digest('base64url');
  }
}
