import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { blobName } from './blob-store.ts';
import type { BlobStore } from './blob-store.ts';
import { gather } from './gather.fake.ts';

export interface StoreUnderTest {
  readonly store: BlobStore;
  readonly clean: () => Promise<void>;
}

async function* bytesOf(...parts: Buffer[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await Promise.resolve(part);
}

const nameOf = (): string => blobName(randomBytes(32).toString('hex'), randomUUID());
const all = async (source: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> =>
  Buffer.concat(await (source ? gather(source) : Promise.resolve([])));

/** What every blob store must do; run unchanged over each of them. */
export function describeBlobStore(title: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${title} as a blob store`, () => {
    let under: StoreUnderTest;
    beforeEach(async () => {
      under = await make();
    });
    afterEach(() => under.clean());

    it('gives back what it took, whole and in ranges', async () => {
      const bytes = randomBytes(200_000);
      const name = nameOf();
      expect(await under.store.put(bytesOf(bytes.subarray(0, 70_000), bytes.subarray(70_000)), () => name)).toBe(name);
      expect((await all(await under.store.get(name))).equals(bytes)).toBe(true);
      const range = await all(await under.store.get(name, { start: 100, end: 150 }));
      expect(range.equals(bytes.subarray(100, 150))).toBe(true);
      expect((await all(await under.store.get(name, { start: 199_990 }))).equals(bytes.subarray(199_990))).toBe(true);
      expect(await under.store.stat(name)).toMatchObject({ name, size: 200_000 });
    });

    it('has nothing under a name that nobody wrote', async () => {
      const name = nameOf();
      expect([await under.store.get(name), await under.store.stat(name)]).toEqual([undefined, undefined]);
      await expect(under.store.delete(name)).resolves.toBeUndefined();
    });

    it('leaves nothing behind when the source breaks, and asks for no name', async () => {
      async function* breaking(): AsyncGenerator<Buffer> {
        yield await Promise.resolve(randomBytes(1000));
        throw new Error('the line broke');
      }
      let asked = false;
      const name = () => {
        asked = true;
        return nameOf();
      };
      await expect(under.store.put(breaking(), name)).rejects.toThrow('the line broke');
      expect([asked, await gather(under.store.list())]).toEqual([false, []]);
    });

    it('lists what is there, and what was deleted no more', async () => {
      const names = [nameOf(), nameOf(), nameOf()];
      for (const name of names) await under.store.put(bytesOf(Buffer.from(name)), () => name);
      await under.store.delete(names[1] ?? '');
      const listed = await gather(under.store.list());
      expect(listed.map((info) => info.name).sort()).toEqual([names[0], names[2]].sort());
      expect(listed.every((info) => info.size === 101 && Math.abs(info.modifiedAt - Date.now()) < 60_000)).toBe(true);
    });

    it('takes no name but its own kind, so that nothing becomes a path', async () => {
      for (const name of ['../../etc/passwd', 'CON', '', `${nameOf()}/x`, nameOf().toUpperCase(), `${nameOf()}\0`]) {
        await expect(under.store.put(bytesOf(Buffer.from('x')), () => name)).rejects.toThrow(RangeError);
        await expect(under.store.get(name)).rejects.toThrow(RangeError);
      }
      expect(await gather(under.store.list())).toEqual([]);
    });
  });
}
