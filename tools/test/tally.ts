/** What a part of the run came to. Every check counts as one; a failure has a line that says what failed. */
export interface Tally {
  readonly passed: number;
  readonly failures: readonly string[];
}

export const nothing: Tally = { passed: 0, failures: [] };

export function passed(count: number): Tally {
  return { passed: count, failures: [] };
}

export function failed(...failures: readonly string[]): Tally {
  return { passed: 0, failures };
}

export function sum(tallies: readonly Tally[]): Tally {
  return { passed: tallies.reduce((total, tally) => total + tally.passed, 0), failures: tallies.flatMap((tally) => tally.failures) };
}

/** The very last line of a run, which whoever started it reads. */
export function lastLine(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failures.length} failed`;
}
