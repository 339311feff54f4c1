import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MongoLink, openText, Refusal, sealText } from '@yimen/platform';
import type { mongo } from 'mongoose';
import { CaseSeal } from '../sealing/case-seal.ts';
import { IntakeSecrets } from '../sealing/secrets.ts';
import { collectionIn, durable } from './collections.ts';

interface StoredKey {
  /** Case number. */
  readonly _id: string;
  /** The data key under the key-encryption key. */
  readonly wrapped: string;
}

const keyBytes = 32;
const keptMs = 300_000;
const keptKeys = 2000;

/** The data key of every case: made with the number's block, wrapped by the key-encryption key, destroyed to forget a person. */
@Injectable()
export class CaseKeys {
  private readonly open = new Map<string, { key: Buffer; until: number }>();

  constructor(
    private readonly mongo: MongoLink,
    private readonly secrets: IntakeSecrets,
  ) {}

  /** Makes keys for numbers that nobody has used yet, in one insert; durable before it resolves. */
  async make(caseNumbers: readonly string[]): Promise<void> {
    const rows = caseNumbers.map((number) => ({ _id: number, wrapped: this.wrap(number, randomBytes(keyBytes)) }));
    await this.rows().insertMany(rows, { ordered: false, ...durable });
  }

  /** The seal of a case. Throws `not-found` when the case never was, or was forgotten. */
  async sealOf(caseNumber: string): Promise<CaseSeal> {
    const key = await this.find(caseNumber);
    if (!key) throw new Refusal('not-found');
    return new CaseSeal(caseNumber, key);
  }

  /** Seals of many cases with one query, for lists; a forgotten case is absent. */
  async sealsOf(caseNumbers: readonly string[]): Promise<ReadonlyMap<string, CaseSeal>> {
    const missing = caseNumbers.filter((number) => !this.kept(number));
    const rows =
      missing.length > 0
        ? await this.rows()
            .find({ _id: { $in: missing } })
            .toArray()
        : [];
    for (const row of rows) this.keep(row._id, this.unwrap(row));
    return new Map(
      caseNumbers.flatMap((number) => {
        const key = this.kept(number);
        return key ? [[number, new CaseSeal(number, key)] as const] : [];
      }),
    );
  }

  /** The data key itself, for the services that may have it. */
  async find(caseNumber: string): Promise<Buffer | undefined> {
    const kept = this.kept(caseNumber);
    if (kept) return kept;
    const row = await this.rows().findOne({ _id: { $eq: caseNumber } });
    return row ? this.keep(caseNumber, this.unwrap(row)) : undefined;
  }

  private wrap(caseNumber: string, key: Buffer): string {
    return sealText(this.secrets.keyEncryption, key.toString('base64url'), `case-key/${caseNumber}`);
  }

  private unwrap({ _id, wrapped }: StoredKey): Buffer {
    return Buffer.from(openText(this.secrets.keyEncryption, wrapped, `case-key/${_id}`), 'base64url');
  }

  private kept(caseNumber: string): Buffer | undefined {
    const entry = this.open.get(caseNumber);
    return entry && entry.until > performance.now() ? entry.key : undefined;
  }

  private keep(caseNumber: string, key: Buffer): Buffer {
    this.open.delete(caseNumber);
    this.open.set(caseNumber, { key, until: performance.now() + keptMs });
    const [oldest] = this.open.keys();
    if (this.open.size > keptKeys && oldest !== undefined) this.open.delete(oldest);
    return key;
  }

  private rows(): mongo.Collection<StoredKey> {
    return collectionIn(this.mongo, 'intake_case_keys');
  }
}
