import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { chunksOf } from './chunks.ts';
import { gather } from './gather.fake.ts';
import { openStream, SealedFileBroken, sealedSize, sealStream } from './sealed-stream.ts';

const key = randomBytes(32);

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await gather(source));
}

describe('sealStream and openStream', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])('give back %i bytes, in pieces of any size', async (size) => {
    const bytes = randomBytes(size);
    const sealed = await all(sealStream(key, pieces(bytes, 1000)));
    expect(sealed.length).toBe(sealedSize(size));
    for (const piece of [1, 4096, 70_000, 1_000_000].filter((each) => each > 1 || size < 70_000))
      expect((await all(openStream(key, pieces(sealed, piece)))).equals(bytes)).toBe(true);
  });

  it('do not open with another key, cut, extended, changed, or with segments swapped or repeated', async () => {
    const sealed = await all(sealStream(key, pieces(randomBytes(200_000), 64 * 1024)));
    const segment = 64 * 1024 + 16;
    const [head, first, second] = [sealed.subarray(0, 4), sealed.subarray(4, 4 + segment), sealed.subarray(4 + segment, 4 + 2 * segment)];
    const rest = sealed.subarray(4 + 2 * segment);
    const changed = Buffer.from(sealed);
    changed[100_000] = (changed[100_000] ?? 0) ^ 1;
    const broken = [
      sealed.subarray(0, 4 + 2 * segment),
      sealed.subarray(0, -1),
      Buffer.concat([sealed, Buffer.alloc(1)]),
      Buffer.concat([head, second, first, rest]),
      Buffer.concat([head, first, first, second, rest]),
      changed,
      sealed.subarray(4),
      Buffer.alloc(0),
    ];
    for (const bytes of broken) await expect(all(openStream(key, pieces(bytes, 50_000)))).rejects.toThrow(SealedFileBroken);
    await expect(all(openStream(randomBytes(32), pieces(sealed, 50_000)))).rejects.toThrow(SealedFileBroken);
  });
});

describe('chunksOf', () => {
  it('marks exactly the last chunk, also when the bytes end on a border', async () => {
    const chunks = await gather(chunksOf(pieces(Buffer.alloc(30), 7), 10));
    expect(chunks.map(({ chunk, index, last }) => [chunk.length, index, last])).toEqual([
      [10, 0, false],
      [10, 1, false],
      [10, 2, true],
    ]);
    expect(await gather(chunksOf(pieces(Buffer.alloc(0), 7), 10))).toMatchObject([{ index: 0, last: true }]);
  });
});
