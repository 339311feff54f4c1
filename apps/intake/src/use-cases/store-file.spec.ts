import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '@yimen/platform/testing';
import { BlobStore } from '../files/blob-store.ts';
import type { BlobInfo } from '../files/blob-store.ts';
import { samplePdf } from '../files/sample-files.fake.ts';
import type { Upload, Uploads } from '../store/uploads.ts';
import { StoreFile } from './store-file.ts';

/** A slow disk that counts what it has taken. */
class SlowStore extends BlobStore {
  taken = 0;

  override async put(source: AsyncIterable<Uint8Array>, nameAfterwards: () => string): Promise<string> {
    for await (const chunk of source) {
      await new Promise((resolve) => setImmediate(resolve));
      this.taken += chunk.length;
    }
    return nameAfterwards();
  }

  override get = (): Promise<undefined> => Promise.resolve(undefined);
  override stat = (): Promise<undefined> => Promise.resolve(undefined);
  override delete = (): Promise<void> => Promise.resolve();
  override async *list(): AsyncGenerator<BlobInfo> {
    yield* await Promise.resolve([]);
  }
}

describe('StoreFile', () => {
  it('never holds more than a megabyte of a file, however slow the disk is', async () => {
    const [store, bytes] = [new SlowStore(), samplePdf(1, 15 * 1024 * 1024)];
    const uploads = { idOf: (key: string) => key, add: (row: Upload) => Promise.resolve(row) } as unknown as Uploads;
    let [given, most] = [0, 0];
    async function* source(): AsyncGenerator<Buffer> {
      for (let at = 0; at < bytes.length; at += 16_384) {
        given += 16_384;
        most = Math.max(most, given - store.taken);
        yield await Promise.resolve(bytes.subarray(at, at + 16_384));
      }
    }
    const clerk = { id: 'c001', roles: ['clerk' as const], centre: 'x' };
    const stored = await new StoreFile(store, uploads, new FakeClock()).run(source(), 'key', { actor: clerk, centre: 'x', doer: clerk });
    expect(stored).toMatchObject({ size: bytes.length, type: 'application/pdf' });
    expect(most).toBeLessThan(1024 * 1024);
  });
});
