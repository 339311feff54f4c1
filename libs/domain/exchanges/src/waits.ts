const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits between attempts and questions: spec/bureaus.md 5 and 5.1. The last one repeats. */
const retryWaits = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, hour] as const;

/** Waits between two looks at an acknowledged order of a system that does not call back. */
const pollWaits = [2 * second, 5 * second, 10 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, hour] as const;

/** After this much office time without contact an exchange is parked. */
export const giveUpMs = 24 * hour;

/** The wait after the n-th failure in a row (from 0), ± 30 %; `jitter` in 0..1. */
export function retryWaitMs(failures: number, jitter: number): number {
  return spread(retryWaits[Math.min(failures, retryWaits.length - 1)] ?? hour, jitter);
}

/** The wait before the n-th look (from 0), ± 30 %. */
export function pollWaitMs(looks: number, jitter: number): number {
  return spread(pollWaits[Math.min(looks, pollWaits.length - 1)] ?? hour, jitter);
}

function spread(ms: number, jitter: number): number {
  return Math.round(ms * (0.7 + 0.6 * jitter));
}
