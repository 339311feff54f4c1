import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Say } from './progress.ts';

/** A host that says nothing for so long counts as absent. */
const silenceMs = 5000;

/** A small text file, or an error when its host does not answer within 5 s. */
export async function fetchText(url: string): Promise<string> {
  const response = await ask(url, AbortSignal.timeout(silenceMs));
  return response.text();
}

/** Saves `url` as `path` and refuses anything but the expected content. A host that is silent for 5 s counts as absent. */
export async function download(url: string, path: string, sha256: string, say: Say, limitMs = silenceMs): Promise<void> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new Error(`${new URL(url).host} is silent`)), limitMs);
  try {
    const response = await ask(url, silence.signal);
    if (!response.body) throw new Error(`${url} is empty`);
    const counted = count(response.body, Number(response.headers.get('content-length')), say, () => timer.refresh());
    await pipeline(counted, createWriteStream(path));
  } finally {
    clearTimeout(timer);
  }
  await checkHash(path, sha256);
}

/** Throws unless the file has that SHA-256. */
export async function checkHash(path: string, sha256: string): Promise<void> {
  const actual = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  if (actual !== sha256) throw new Error(`SHA-256 of the download is ${actual}, expected ${sha256}`);
}

async function ask(url: string, signal: AbortSignal): Promise<Response> {
  const host = new URL(url).host;
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    throw new Error(`${host} does not answer`, { cause: error });
  });
  if (!response.ok) throw new Error(`${host} answers ${response.status}`);
  return response;
}

async function* count(body: AsyncIterable<Uint8Array>, total: number, say: Say, alive: () => void): AsyncGenerator<Uint8Array> {
  let received = 0;
  let saidAt = performance.now();
  for await (const chunk of body) {
    alive();
    received += chunk.length;
    if (performance.now() - saidAt > 1000) {
      saidAt = performance.now();
      say(`  ${megabytes(received)} of ${total ? megabytes(total) : '?'} MB`);
    }
    yield chunk;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
