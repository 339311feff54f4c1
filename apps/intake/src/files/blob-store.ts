/** What a store says of one blob. */
export interface BlobInfo {
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: number;
}

/** Bytes from `start` to before `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number | undefined;
}

/**
 * Where the sealed bytes of files lie: local disk, or an object store in production. A blob appears under its name whole and durable,
 * or not at all. One contract suite runs over every store. Source: spec/intake.md 6.
 */
export abstract class BlobStore {
  /**
   * Takes bytes until the source ends; the name is asked after the last byte, because it holds their hash. Durable when it resolves.
   * Rejects with the source's error, leaving nothing behind.
   */
  abstract put(source: AsyncIterable<Uint8Array>, nameAfterwards: () => string): Promise<string>;
  /** The bytes of a blob, or undefined when there is none. */
  abstract get(name: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined>;
  abstract stat(name: string): Promise<BlobInfo | undefined>;
  /** Removes a blob; one that is not there is fine. */
  abstract delete(name: string): Promise<void>;
  /** All blobs, in no order. */
  abstract list(): AsyncIterable<BlobInfo>;
}

/** Names are `<sha256>-<upload id>`: nothing that a client sends ever becomes part of a path. */
export const blobName = (sha256: string, upload: string): string => `${sha256}-${upload}`;

const nameShape = /^[0-9a-f]{64}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws RangeError for what is no name of a blob */
export function checkBlobName(name: string): string {
  if (!nameShape.test(name)) throw new RangeError('not the name of a blob');
  return name;
}
