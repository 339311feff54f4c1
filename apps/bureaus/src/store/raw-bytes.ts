import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MongoLink } from '@yimen/platform';
import { CaseKeys } from './case-keys.ts';

const mostBytes = 1024 * 1024;

interface Stored {
  readonly _id: string;
  readonly case: string;
  readonly bytes: number;
  /** Base64 of the bytes, sealed with the key of the case, purpose `answer`. */
  readonly sealed: string;
}

/** Bytes of answers that could not be used: sealed, hashed, at most 1 MiB; what is longer is kept by its beginning. */
@Injectable()
export class RawBytes {
  constructor(
    private readonly link: MongoLink,
    private readonly keys: CaseKeys,
  ) {}

  /** Keeps bytes and gives the name under which an incident finds them. */
  async keep(caseNumber: string, raw: Uint8Array): Promise<string> {
    const _id = createHash('sha256').update(raw).digest('hex');
    const kept = Buffer.from(raw.subarray(0, mostBytes)).toString('base64');
    const sealed = await this.keys.seal(caseNumber, 'answer', kept);
    const stored: Stored = { _id, case: caseNumber, bytes: raw.length, sealed };
    const collection = this.link.connection.collection<Stored>('bureaus_raw');
    await collection.updateOne({ _id }, { $setOnInsert: stored }, { upsert: true });
    return _id;
  }
}
