import type { PageRequest } from './render.ts';

interface Reader<T> {
  parse(value: unknown): T;
}

const keepMs = 10 * 60_000;
const answerWithinMs = 1_500;
const kept = new Map<string, { readonly value: unknown; readonly until: number }>();

/**
 * A public fact that hardly ever changes, asked for at most every ten minutes; the old one stays while the service is away. A page is
 * never kept waiting for it: `undefined` when it is not known.
 */
export async function remembered<T>(fetch: PageRequest['fetch'], path: string, reader: Reader<T>): Promise<T | undefined> {
  const found = kept.get(path);
  if (found && found.until > performance.now()) return found.value as T;
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(answerWithinMs) });
    if (!response.ok) return found?.value as T | undefined;
    const value = reader.parse(await response.json());
    kept.set(path, { value, until: performance.now() + keepMs });
    return value;
  } catch {
    return found?.value as T | undefined;
  }
}
