import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** 5 s unless said otherwise. */
  readonly timeoutMs?: number;
  readonly everyMs?: number;
  /** What is waited for, for the message of a failure. */
  readonly about?: string;
}

/**
 * Waits until `condition` gives something truthy, and gives that. A throw counts as "not yet"; the last one becomes the cause of the
 * failure. For what has no event of its own; never a substitute for moving a fake clock.
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  options: WaitOptions = {},
): Promise<Exclude<T, false | null | undefined | 0 | ''>> {
  const { timeoutMs = 5000, everyMs = 10, about = 'the condition' } = options;
  const deadline = performance.now() + timeoutMs;
  let cause: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value as Exclude<T, false | null | undefined | 0 | ''>;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (performance.now() >= deadline) throw new Error(`${about} did not hold within ${timeoutMs} ms`, { cause });
    await sleep(everyMs);
  }
}
