import { passes } from './answer.ts';
import type { Answer } from './answer.ts';
import { newKey } from './new-key.ts';

export interface PressOptions {
  /** Called once when there is no verdict yet: the page says "not sure yet, do not press again". */
  readonly onUnsure?: () => void;
  /** A key that was made for this very press earlier: a double touch, a page that was reloaded in between. */
  readonly key?: string;
  readonly wait?: (ms: number) => Promise<void>;
  readonly elapsedMs?: () => number;
}

/** How long a press is repeated with its key before a person is asked to look (spec/queue.md 7.11). */
export const repeatForMs = 120_000;

const firstWaitMs = 500;
const longestWaitMs = 5_000;

/**
 * One press: one key, sent until it has a verdict, for at most two minutes. A refusal that passes by itself (503) is repeated too, since
 * with the same key it cannot have two effects.
 */
export async function press<T>(attempt: (key: string) => Promise<Answer<T>>, options: PressOptions = {}): Promise<Answer<T>> {
  const { onUnsure, key = newKey(), wait = waitFor, elapsedMs = stopwatch() } = options;
  for (let tries = 0; ; tries += 1) {
    const answer = await attempt(key);
    const definite = answer.kind === 'ok' || (answer.kind === 'refused' && !passes(answer.problem));
    if (definite) return answer;
    if (tries === 0) onUnsure?.();
    const pause = Math.min(longestWaitMs, firstWaitMs * 2 ** tries, pauseOf(answer));
    if (elapsedMs() + pause >= repeatForMs) return answer;
    await wait(pause);
  }
}

function pauseOf(answer: Answer<unknown>): number {
  return answer.kind === 'refused' && answer.retryAfterMs ? answer.retryAfterMs : Infinity;
}

function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function stopwatch(): () => number {
  const from = performance.now();
  return () => performance.now() - from;
}
