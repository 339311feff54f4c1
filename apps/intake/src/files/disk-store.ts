import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { BlobStore, checkBlobName } from './blob-store.ts';
import type { BlobInfo, ByteRange } from './blob-store.ts';

const staging = 'staging';

/** Blobs on a local disk: written beside, flushed, then renamed, so that a crash leaves a whole file or none. */
export class DiskStore extends BlobStore {
  constructor(private readonly folder: string) {
    super();
  }

  override async put(source: AsyncIterable<Uint8Array>, nameAfterwards: () => string): Promise<string> {
    const staged = join(this.folder, staging, randomUUID());
    await mkdir(join(this.folder, staging), { recursive: true });
    try {
      await writeDurably(staged, source);
      const name = checkBlobName(nameAfterwards());
      const shelf = this.shelfOf(name);
      await mkdir(shelf, { recursive: true });
      await rename(staged, join(shelf, name));
      await syncFolder(shelf);
      return name;
    } catch (error) {
      await rm(staged, { force: true });
      throw error;
    }
  }

  override async get(name: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | undefined> {
    const info = await this.stat(name);
    if (!info) return undefined;
    const end = range?.end === undefined ? {} : { end: range.end - 1 };
    return createReadStream(this.pathOf(name), { ...(range ? { start: range.start, ...end } : {}) }) as AsyncIterable<Uint8Array>;
  }

  override async stat(name: string): Promise<BlobInfo | undefined> {
    const found = await stat(this.pathOf(name)).catch(absent);
    return found && { name, size: found.size, modifiedAt: found.mtimeMs };
  }

  override async delete(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  override async *list(): AsyncGenerator<BlobInfo> {
    for await (const shelf of entriesOf(this.folder)) {
      if (shelf === staging) continue;
      for await (const name of entriesOf(join(this.folder, shelf))) {
        const info = await this.stat(name);
        if (info) yield info;
      }
    }
  }

  /** Removes what crashed uploads left: staged files that nobody has written to for that long. */
  async sweepStaging(olderThanMs: number, now: number): Promise<void> {
    for await (const name of entriesOf(join(this.folder, staging))) {
      const path = join(this.folder, staging, name);
      const found = await stat(path).catch(absent);
      if (found && now - found.mtimeMs > olderThanMs) await rm(path, { force: true });
    }
  }

  private shelfOf(name: string): string {
    return join(this.folder, name.slice(0, 2));
  }

  private pathOf(name: string): string {
    return join(this.shelfOf(checkBlobName(name)), name);
  }
}

async function writeDurably(path: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) await writeAll(file, chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let offset = 0; offset < chunk.length;) offset += (await file.write(chunk, offset)).bytesWritten;
}

/** A rename is durable only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

async function* entriesOf(path: string): AsyncGenerator<string> {
  const folder = await opendir(path).catch(absent);
  if (folder) for await (const entry of folder) yield entry.name;
}

function absent(error: unknown): undefined {
  if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
  throw error;
}
