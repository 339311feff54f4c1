import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MongoLink, openText, sealText } from '@yimen/platform';
import type { mongo } from 'mongoose';
import type { JWK } from 'jose';
import { IntakeSecrets } from '../sealing/secrets.ts';
import { collectionIn, durable, isDuplicate } from './collections.ts';

interface StoredKey {
  /** `<centre>.<year>`: an office's key of a year; the next year makes the next one. */
  readonly _id: string;
  readonly publicKey: JWK;
  /** PKCS #8 in PEM under the key-encryption key. */
  readonly wrapped: string;
}

export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** The keys with which offices sign receipts and notices (ES256). Intake holds them itself, so that no receipt waits for another service. */
@Injectable()
export class DocumentKeys {
  private readonly open = new Map<string, SigningKey>();

  constructor(
    private readonly mongo: MongoLink,
    private readonly secrets: IntakeSecrets,
  ) {}

  /** The key of an office for a date; made on its first use. */
  async keyOf(centre: string, day: string): Promise<SigningKey> {
    const kid = `${centre}.${day.slice(0, 4)}`;
    const known = this.open.get(kid);
    if (known) return known;
    const row = (await this.rows().findOne({ _id: { $eq: kid } })) ?? (await this.make(kid));
    const key = { kid, key: createPrivateKey(openText(this.secrets.keyEncryption, row.wrapped, `document-key/${kid}`)) };
    this.open.set(kid, key);
    return key;
  }

  /** All public keys as a JWK set: with it any receipt is checked offline. */
  async publicKeys(): Promise<{ keys: JWK[] }> {
    const rows = await this.rows()
      .find({}, { projection: { publicKey: 1 } })
      .sort({ _id: 1 })
      .toArray();
    return { keys: rows.map((row) => row.publicKey) };
  }

  private async make(kid: string): Promise<StoredKey> {
    const { privateKey, publicKey: pem } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const publicKey = { ...createPublicKey(pem).export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' };
    const row = { _id: kid, publicKey, wrapped: sealText(this.secrets.keyEncryption, privateKey, `document-key/${kid}`) };
    try {
      await this.rows().insertOne(row, durable);
      return row;
    } catch (error) {
      const other = isDuplicate(error) ? await this.rows().findOne({ _id: { $eq: kid } }) : undefined;
      if (!other) throw error;
      return other;
    }
  }

  private rows(): mongo.Collection<StoredKey> {
    return collectionIn(this.mongo, 'intake_document_keys');
  }
}
