import { writeResult } from '../result/result.ts';
import type { Invariant } from '../result/result.ts';
import { NotAvailable } from '../setup/index.ts';
import { helpOf, readOptions, WrongUsage } from './options.ts';
import type { Options } from './options.ts';
import type { Suite } from './suite.ts';
import { suites } from './suites.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs one suite, or one of its negative controls. */
async function runOne(name: string, suite: Suite, options: Options, negative?: string): Promise<Invariant[]> {
  const kills = options.kills ?? (options.full ? suite.kills.full : suite.kills.small);
  say(`${name}${negative === undefined ? '' : ` with ${negative}`}: ${kills} kills, seed ${options.seed}`);
  const invariants = await suite.run({ kills, seed: options.seed, negative, say: (line) => say(`  ${line}`) });
  return invariants.map((invariant) => ({ ...invariant, id: `${name}: ${invariant.id}` }));
}

/** Runs the negative controls of a suite in the small size. Each is one invariant: the run broke what it had to break. */
async function runNegatives(name: string, suite: Suite, options: Options): Promise<Invariant[]> {
  const results: Invariant[] = [];
  for (const [negative, { breaks }] of Object.entries(suite.negatives)) {
    const invariants = await runOne(name, suite, { ...options, full: false }, negative);
    const red = invariants.some(({ id, broken }) => id === `${name}: ${breaks}` && broken > 0);
    const id = `${name}: goes red with ${negative} (${breaks})`;
    results.push({ id, checked: 1, broken: red ? 0 : 1, ...(red ? {} : { first: 'stayed green' }) });
  }
  return results;
}

function tell({ id, checked, broken, first }: Invariant): void {
  print(`${broken === 0 ? 'holds ' : 'BROKEN'}  ${id}: ${broken} of ${checked} broken${first === undefined ? '' : `, first ${first}`}`);
}

async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args, suites);
  if (options.help) {
    print(helpOf(suites).trimEnd());
    return 0;
  }
  const invariants: Invariant[] = [];
  for (const [name, suite] of Object.entries(suites)) {
    if (options.suite !== undefined && options.suite !== name) continue;
    invariants.push(...(await runOne(name, suite, options, options.negative)));
    if (options.suite === undefined) invariants.push(...(await runNegatives(name, suite, options)));
  }
  invariants.forEach(tell);
  const command = ['chaos', options.suite, options.negative].filter(Boolean).join(' ');
  if (options.json !== undefined) writeResult(options.json, { command, seed: options.seed, rows: [], invariants });
  const failed = invariants.filter(({ broken }) => broken > 0).length;
  print(`${invariants.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongUsage) && !(error instanceof NotAvailable)) throw error;
  say(error instanceof WrongUsage ? `${error.message}\n\n${helpOf(suites)}` : error.message);
  process.exitCode = error instanceof WrongUsage ? 2 : 3;
}
