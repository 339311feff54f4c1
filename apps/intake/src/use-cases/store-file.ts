import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StoredFile } from '@yimen/contracts';
import { Clock, Refusal } from '@yimen/platform';
import { BlobStore, blobName } from '../files/blob-store.ts';
import { Inspector } from '../files/inspect/inspector.ts';
import { sealStream } from '../files/sealed-stream.ts';
import { Uploads } from '../store/uploads.ts';
import type { Upload } from '../store/uploads.ts';
import type { Staff } from './staff.ts';

/** Largest file, in bytes. */
export const maxFileBytes = 20 * 1024 * 1024;

/** Stores a scan: bytes flow through count, hash and inspection into the sealed blob; then the record; then the answer. */
@Injectable()
export class StoreFile {
  constructor(
    private readonly blobs: BlobStore,
    private readonly uploads: Uploads,
    private readonly clock: Clock,
  ) {}

  /**
   * The same key stores one file and answers the same; with other bytes it is `idempotency-key-reused`.
   * Throws `file-type`, `file-empty`, `file-too-many-pixels`, `file-too-many-pages` or `too-large`.
   */
  async run(source: AsyncIterable<Buffer>, key: string, by: Staff): Promise<StoredFile> {
    const [upload, fileKey] = [randomUUID(), randomBytes(32)];
    const meter = new Meter();
    const blob = await this.blobs.put(sealStream(fileKey, meter.through(source)), () => blobName(meter.result().sha256, upload));
    const { sha256, size, type } = meter.result();
    const row = { _id: this.uploads.idOf(`${by.actor.id}/${key}`), upload, sha256, size, type, centre: by.centre, at: this.clock.now() };
    const stored = await this.uploads.add(row, fileKey);
    if (stored.upload !== upload) await this.blobs.delete(blob);
    if (stored.sha256 !== sha256) throw new Refusal('idempotency-key-reused');
    return answerOf(stored);
  }
}

function answerOf({ upload, sha256, size, type }: Upload): StoredFile {
  return { upload, sha256, size, type };
}

/** Looks at bytes on their way through. */
class Meter {
  private readonly hash = createHash('sha256');
  private readonly inspector = new Inspector();
  private size = 0;
  private ended: Pick<Upload, 'sha256' | 'size' | 'type'> | undefined;

  async *through(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      this.size += chunk.length;
      if (this.size > maxFileBytes) throw new Refusal('too-large', { most: maxFileBytes });
      this.hash.update(chunk);
      this.inspector.write(chunk);
      yield chunk;
    }
    this.ended = { type: this.inspector.end(), sha256: this.hash.digest('hex'), size: this.size };
  }

  result(): Pick<Upload, 'sha256' | 'size' | 'type'> {
    if (!this.ended) throw new Error('the file has not ended');
    return this.ended;
  }
}
