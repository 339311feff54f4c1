import { Injectable } from '@nestjs/common';
import type { FileType } from '@yimen/domain-cases';
import { MongoLink, openText, sealText } from '@yimen/platform';
import type { mongo } from 'mongoose';
import { IntakeSecrets, keyedHash } from '../sealing/secrets.ts';
import { collectionIn, durable, isDuplicate } from './collections.ts';

/** A stored file that waits for its case: where its bytes are and how they open. */
export interface Upload {
  /** Keyed hash of `<actor>/<Idempotency-Key>`: the same press stores one file. */
  readonly _id: string;
  /** Second half of the blob's name. */
  readonly upload: string;
  readonly sha256: string;
  readonly size: number;
  readonly type: FileType;
  readonly centre: string;
  readonly at: number;
  /** The file's own key under the key-encryption key; gone once the case's data key wraps it. */
  readonly wrapped?: string;
  readonly attached?: string;
}

/** Records of uploads. Blob first, record second: a crash between leaves an orphan blob, never a record without bytes. */
@Injectable()
export class Uploads {
  constructor(
    private readonly mongo: MongoLink,
    private readonly secrets: IntakeSecrets,
  ) {}

  async createIndexes(): Promise<void> {
    await this.rows().createIndexes([
      { key: { upload: 1 }, unique: true },
      { key: { at: 1 }, partialFilterExpression: { wrapped: { $exists: true } } },
    ]);
  }

  idOf(key: string): string {
    return keyedHash(this.secrets.marks, `upload/${key}`);
  }

  /** Writes a record. When the press was already stored, gives the record of that time instead. */
  async add(row: Omit<Upload, 'wrapped' | 'attached'>, fileKey: Buffer): Promise<Upload> {
    const wrapped = sealText(this.secrets.keyEncryption, fileKey.toString('base64url'), `upload/${row.upload}`);
    try {
      await this.rows().insertOne({ ...row, wrapped }, durable);
      return { ...row, wrapped };
    } catch (error) {
      const earlier = isDuplicate(error) ? await this.rows().findOne({ _id: { $eq: row._id } }) : undefined;
      if (!earlier) throw error;
      return earlier;
    }
  }

  async find(uploads: readonly string[]): Promise<ReadonlyMap<string, Upload>> {
    const rows =
      uploads.length > 0
        ? await this.rows()
            .find({ upload: { $in: [...uploads] } })
            .toArray()
        : [];
    return new Map(rows.map((row) => [row.upload, row]));
  }

  /** The file's own key, while it waits for its case. */
  keyOf({ upload, wrapped }: Upload): Buffer | undefined {
    return wrapped === undefined ? undefined : Buffer.from(openText(this.secrets.keyEncryption, wrapped, `upload/${upload}`), 'base64url');
  }

  /** The case has it now, under its own key: the copy under the key-encryption key goes. */
  async attach(uploads: readonly string[], caseNumber: string): Promise<void> {
    if (uploads.length === 0) return;
    await this.rows().updateMany({ upload: { $in: [...uploads] } }, { $set: { attached: caseNumber }, $unset: { wrapped: '' } });
  }

  /** Records that wait for a case since before a moment. */
  waitingSince(before: number): AsyncIterable<Upload> {
    return this.rows().find({ wrapped: { $exists: true }, at: { $lt: before } });
  }

  async remove(upload: string): Promise<void> {
    await this.rows().deleteOne({ upload: { $eq: upload }, attached: { $exists: false } }, durable);
  }

  private rows(): mongo.Collection<Upload> {
    return collectionIn(this.mongo, 'intake_uploads');
  }
}
