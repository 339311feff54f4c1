import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeBlobStore } from './blob-store.contract.fake.ts';
import { DiskStore } from './disk-store.ts';

describeBlobStore('DiskStore', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yimen-blobs-'));
  return { store: new DiskStore(folder), clean: () => rm(folder, { recursive: true }) };
});

describe('DiskStore', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yimen-blobs-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('sweeps what crashed uploads left, and nothing that is being written', async () => {
    const store = new DiskStore(folder);
    const failing = (async function* () {
      yield await Promise.resolve(Buffer.from('x'));
      throw new Error('broke');
    })();
    await expect(store.put(failing, () => '')).rejects.toThrow('broke');
    const staging = join(folder, 'staging');
    await writeFile(join(staging, 'old'), 'left by a crash');
    await writeFile(join(staging, 'new'), 'being written');
    await utimes(join(staging, 'old'), new Date(0), new Date(0));
    await store.sweepStaging(3_600_000, Date.now());
    expect(await readdir(staging)).toEqual(['new']);
  });
});
