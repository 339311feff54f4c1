import { createCipheriv, createDecipheriv } from 'node:crypto';
import { chunksOf } from './chunks.ts';

const ALGORITHM = 'aes-256-gcm';
const MAGIC = Buffer.from('YMF1');
const SEGMENT = 64 * 1024;
const TAG = 16;

/** The bytes of a file do not open with this key, or were cut, swapped or changed. */
export class SealedFileBroken extends Error {
  readonly code = 'sealed-file-broken';

  constructor(options?: ErrorOptions) {
    super('the sealed file does not open', options);
    this.name = 'SealedFileBroken';
  }
}

/**
 * Seals a stream in segments of 64 KiB, AES-256-GCM, with a key that no other file has. The nonce of a segment is its number and
 * whether it is the last, so that segments cannot be cut, swapped or repeated (STREAM, Hoang et al. 2015). Memory: one segment.
 * @param key 32 random bytes of this file alone
 */
export async function* sealStream(key: Buffer, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  yield MAGIC;
  for await (const { chunk, index, last } of chunksOf(source, SEGMENT)) {
    const cipher = createCipheriv(ALGORITHM, key, nonceOf(index, last));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens what `sealStream` sealed. Bytes come out only after their segment was found whole. Throws `SealedFileBroken`. */
export async function* openStream(key: Buffer, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { chunk, index, last } of chunksOf(withoutMagic(source), SEGMENT + TAG)) {
    if (chunk.length < TAG) throw new SealedFileBroken();
    yield openSegment(key, nonceOf(index, last), chunk);
  }
}

/** How many bytes a file of so many has when sealed. */
export function sealedSize(size: number): number {
  return MAGIC.length + size + Math.max(1, Math.ceil(size / SEGMENT)) * TAG;
}

function openSegment(key: Buffer, nonce: Buffer, segment: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG }).setAuthTag(segment.subarray(-TAG));
    return Buffer.concat([decipher.update(segment.subarray(0, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new SealedFileBroken({ cause });
  }
}

function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

async function* withoutMagic(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  let passed = false;
  for await (const chunk of source) {
    if (passed) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < MAGIC.length) continue;
    if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new SealedFileBroken();
    passed = true;
    if (head.length > MAGIC.length) yield head.subarray(MAGIC.length);
  }
  if (!passed) throw new SealedFileBroken();
}
