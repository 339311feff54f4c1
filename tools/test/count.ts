import type { Ran } from './run-program.ts';
import { failed, passed } from './tally.ts';
import type { Tally } from './tally.ts';

/** One check done by one program: passed if it ended with 0 and did not write what it must not. */
export function countStep(name: string, { status, output }: Ran, mustNotSay?: RegExp): Tally {
  if (status !== 0) return failed(`${name}: ended with ${status}`);
  const said = mustNotSay?.exec(output)?.[0];
  return said === undefined ? passed(1) : failed(`${name}: said "${said}"`);
}

/** The failures by the names that the program gave them in lines `failed: …` or `BROKEN …`; without names (or not as many) only counted. */
function namedFailures(name: string, lines: readonly string[], count: number): string[] {
  const named = lines.flatMap((line) => /^(?:failed:|BROKEN)\s+(.+)$/.exec(line)?.[1] ?? []).map((what) => `${name}: ${what}`);
  return named.length === count
    ? named
    : Array.from({ length: count }, (_, index) => `${name}: failure ${index + 1} of ${count}, see above`);
}

/**
 * The tally of a program that counts for itself and says `N passed, N failed` in its last line. Whatever contradicts that line is a
 * failure of its own: no such line, no check at all, an exit status that says otherwise.
 */
export function countProgram(name: string, { status, output }: Ran): Tally {
  const lines = output.trimEnd().split('\n');
  const [, good, bad] = /^(\d+) passed, (\d+) failed$/.exec(lines.at(-1)?.trim() ?? '') ?? [];
  if (good === undefined || bad === undefined) return failed(`${name}: ended with ${status} before it had counted`);
  const failures = namedFailures(name, lines, Number(bad));
  if (Number(bad) === 0 && status !== 0) failures.push(`${name}: ended with ${status} though nothing had failed`);
  if (Number(bad) > 0 && status === 0) failures.push(`${name}: ended with 0 though something had failed`);
  if (Number(good) + Number(bad) === 0) failures.push(`${name}: checked nothing`);
  return { passed: Number(good), failures };
}

/** What we read of jest's `--json` file. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/**
 * The tally of a jest run. A test that did not run (skip, only, todo) is a failure, so is a suite that could not be loaded, a run
 * without tests, and one that ended badly although all tests passed (set-up, tear-down).
 */
export function countJest(name: string, status: Ran['status'], report: JestReport | undefined): Tally {
  if (!report) return failed(`${name}: jest ended with ${status} before it had counted`);
  const failures = report.testResults.flatMap((suite) => [...failedTests(suite), ...failedSuite(suite)]);
  if (failures.length === 0 && status !== 0) failures.push(`${name}: jest ended with ${status} though no test had failed`);
  if (report.numPassedTests + failures.length === 0) failures.push(`${name}: no test was found`);
  return { passed: report.numPassedTests, failures };
}

type Suite = JestReport['testResults'][number];

function failedTests({ name, assertionResults }: Suite): string[] {
  return assertionResults.filter(({ status }) => status !== 'passed').map(({ status, fullName }) => `${name} › ${fullName}: ${status}`);
}

function failedSuite({ name, status, message, assertionResults }: Suite): string[] {
  const isAccountedFor = status === 'passed' || assertionResults.some((test) => test.status === 'failed');
  return isAccountedFor ? [] : [`${name}: ${message.trim().split('\n')[0] || status}`];
}
