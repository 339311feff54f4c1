import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '@yimen/platform';
import { BlobStore, blobName } from '../files/blob-store.ts';
import { DiskStore } from '../files/disk-store.ts';
import { keptMs } from '../use-cases/attach-files.ts';
import { CaseViews } from './read-models/case-views.ts';
import { Uploads } from './uploads.ts';

const everyMs = 3_600_000;
const graceMs = 3_600_000;

/** Removes files that no case took within a day, and what crashed uploads left. What a case lists is never touched. */
@Injectable()
export class Sweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Sweep.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(BlobStore) private readonly blobs: BlobStore,
    private readonly uploads: Uploads,
    private readonly cases: CaseViews,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run().catch((error: unknown) => this.log.warn(`sweeping files: ${String(error)}`)), everyMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One sweep: waiting records first, then blobs without a record, then staged leftovers. */
  async run(): Promise<void> {
    const before = this.clock.now() - keptMs - graceMs;
    for await (const { upload, sha256 } of this.uploads.waitingSince(before)) {
      const caseNumber = await this.cases.findByUpload(upload);
      if (caseNumber !== undefined) await this.uploads.attach([upload], caseNumber);
      else await this.drop(upload, sha256);
    }
    await this.sweepBlobs();
  }

  private async drop(upload: string, sha256: string): Promise<void> {
    await this.uploads.remove(upload);
    await this.blobs.delete(blobName(sha256, upload));
  }

  /** Files carry the machine's time, so their age is judged by it. */
  private async sweepBlobs(): Promise<void> {
    const now = Date.now();
    for await (const { name, modifiedAt } of this.blobs.list()) {
      if (now - modifiedAt < keptMs + graceMs) continue;
      const upload = name.slice(65);
      const known = await this.uploads.find([upload]);
      if (!known.has(upload) && (await this.cases.findByUpload(upload)) === undefined) await this.blobs.delete(name);
    }
    if (this.blobs instanceof DiskStore) await this.blobs.sweepStaging(keptMs, now);
  }
}
