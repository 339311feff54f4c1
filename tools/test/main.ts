import { parseArgs } from 'node:util';
import { writeResult } from '../result/result.ts';
import type { Result } from '../result/result.ts';
import { parts } from './parts.ts';
import { runParts, summary } from './run-parts.ts';
import type { PartResult } from './run-parts.ts';
import { lastLine, sum } from './tally.ts';

const help = `npm test -- [part…] [options]

Runs the named parts, or all of them, and ends with the line "N passed, N failed". Nothing is skipped: what cannot run has failed.

${Object.entries(parts)
  .map(([name, { about }]) => `  ${name.padEnd(14)} ${about}`)
  .join('\n')}

  --full         the counts of the specs instead of a tenth of them   npm test -- --full
  --json FILE    write the result as JSON                             npm test -- unit --json unit.json
  --help         this text

Exit status: 0 everything passed, 1 something failed, 2 wrong usage.
`;

function readArguments() {
  try {
    const options = { full: { type: 'boolean', default: false }, json: { type: 'string' }, help: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const unknown = positionals.find((name) => !(name in parts));
    if (unknown !== undefined) throw new Error(`There is no part "${unknown}".`);
    return { ...values, names: positionals.length > 0 ? positionals : Object.keys(parts) };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}

function toResult(results: readonly PartResult[]): Result {
  const rows = results.map(({ name, seconds }) => ({ id: name, value: Number(seconds.toFixed(1)), unit: 's' }));
  const invariants = results.map(({ name, tally }) => ({
    id: name,
    checked: tally.passed + tally.failures.length,
    broken: tally.failures.length,
    first: tally.failures[0],
  }));
  return { command: 'test', seed: null, rows, invariants };
}

const { names, full, json, help: isHelp } = readArguments();
if (isHelp) {
  process.stdout.write(help);
  process.exit(0);
}
const results = await runParts(parts, names, { full });
if (json !== undefined) writeResult(json, toResult(results));
const total = sum(results.map(({ tally }) => tally));
process.stdout.write(`${summary(results)}\n${lastLine(total)}\n`);
process.exitCode = total.failures.length > 0 || total.passed === 0 ? 1 : 0;
