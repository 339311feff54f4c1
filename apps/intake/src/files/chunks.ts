export interface Chunk {
  readonly chunk: Buffer;
  readonly index: number;
  readonly last: boolean;
}

/** Cuts a stream into chunks of exactly `size` bytes; the last one may be shorter, and an empty stream has one empty chunk. */
export async function* chunksOf(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Chunk> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let index = 0;
  for await (const bytes of source) {
    parts.push(bytes);
    length += bytes.length;
    // One chunk is held back, because only the end of the source tells which one is the last.
    if (length <= size) continue;
    const all = Buffer.concat(parts, length);
    let at = 0;
    for (; length - at > size; at += size) yield { chunk: all.subarray(at, at + size), index: index++, last: false };
    parts = [all.subarray(at)];
    length -= at;
  }
  yield { chunk: Buffer.concat(parts, length), index, last: true };
}
