import { Problem, StoredFile } from '@yimen/contracts';
import type { Answer } from '../../../../shared/api/answer.ts';
import { newKey } from '../../../../shared/api/new-key.ts';
import { press } from '../../../../shared/api/press.ts';

const limitMs = 60_000;

/** Stores one scan: streamed as multipart, one file a request, repeated with the same key until there is a verdict. */
export function uploadScan(file: File, token: () => Promise<string>): Promise<Answer<StoredFile>> {
  return press((key) => attempt(file, token, key), { key: newKey() });
}

async function attempt(file: File, token: () => Promise<string>, key: string): Promise<Answer<StoredFile>> {
  const body = new FormData();
  body.append('file', file, file.name);
  try {
    const headers = { authorization: `Bearer ${await token()}`, 'idempotency-key': key, accept: 'application/json' };
    const response = await fetch('/api/intake/files', { method: 'POST', headers, body, signal: AbortSignal.timeout(limitMs) });
    const answer: unknown = await response.json();
    if (response.ok) return { kind: 'ok', value: StoredFile.parse(answer) };
    const problem = Problem.safeParse(answer);
    return problem.success ? { kind: 'refused', problem: problem.data } : { kind: 'unknown' };
  } catch (error) {
    console.warn('the scan got no answer', error);
    return { kind: 'unknown' };
  }
}
