import type { Say } from './progress.ts';

/** One way to get something. It gives undefined when it does not apply here, and throws with the reason when it failed. */
export interface Way<T> {
  readonly name: string;
  readonly take: () => Promise<T | undefined>;
}

/** Something that was wanted and could not be had; the message is one line that says what to do. Exit status 3. */
export class NotAvailable extends Error {
  override readonly name = 'NotAvailable';
  readonly code = 'not-available';
}

/** Walks the ways from first to last, says which one was taken, and what each refused one gave as its reason. */
export async function firstThatWorks<T>(
  what: string,
  ways: readonly Way<T>[],
  advice: string,
  say: Say,
  describe: (got: T) => string,
): Promise<T> {
  const reasons: string[] = [];
  for (const way of ways) {
    try {
      const got = await way.take();
      if (got === undefined) continue;
      say(`${what}: ${way.name}, ${describe(got)}`);
      return got;
    } catch (error) {
      if (error instanceof NotAvailable) throw error;
      reasons.push(`${way.name}: ${(error as Error).message}`);
      say(`${what}: ${reasons.at(-1)}`);
    }
  }
  throw new NotAvailable(`${what} could not be had (${reasons.join('; ') || 'no way applies here'}). ${advice}`);
}
