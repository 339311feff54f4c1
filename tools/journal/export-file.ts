import { createReadStream, createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { canonicalJson } from '@yimen/journal';
import type { Head, Verdict } from '@yimen/journal';
import { z } from 'zod';

const Heads = z.record(z.string(), z.strictObject({ stream: z.string(), seq: z.int().min(1), hash: z.string() }));

/** Writes commits as canonical JSON, one a line. Says how many. */
export async function writeCommits(file: string, commits: AsyncIterable<unknown>): Promise<number> {
  const out = createWriteStream(file);
  let count = 0;
  for await (const commit of commits) {
    if (!out.write(`${canonicalJson(commit)}\n`)) await once(out, 'drain');
    count += 1;
  }
  out.end();
  await once(out, 'close');
  return count;
}

/** The lines of an exported file; a line that is not JSON comes as its text, which no check takes for a commit. */
export async function* readCommits(file: string): AsyncGenerator {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    try {
      yield JSON.parse(line);
    } catch {
      yield line;
    }
  }
}

/** Notes where all streams end, so that a later run finds a cut end. */
export function writeHeads(file: string, verdicts: readonly Verdict[]): void {
  const heads = Object.fromEntries(verdicts.flatMap((verdict) => [...verdict.heads]));
  writeFileSync(file, `${JSON.stringify(heads, null, 1)}\n`);
}

/** The heads that an earlier run noted, by stream. */
export function readHeads(file: string): Map<string, Head> {
  return new Map(Object.entries(Heads.parse(JSON.parse(readFileSync(file, 'utf8')))));
}
