import { parseArgs } from 'node:util';
import { writeResult } from '../result/result.ts';
import type { ResultRow } from '../result/result.ts';
import { comparisonRows, printRow } from './result.ts';
import { compare } from './rounds.ts';
import { percentile } from './statistics.ts';
import { startBenchCity } from './bench-city.ts';
import { acceptCase } from './rows/case.ts';
import { pressToScreen } from './rows/press-to-screen.ts';
import { startTwice } from './rows/start.ts';
import { NotAvailable } from '../setup/index.ts';

const help = `npm run bench -- [row…] [options]

Measures the product against its floor program (node:http, the MongoDB driver with the same write concern, a bare NATS publish, bare
WebSocket frames) in one interleaved run, and prints the ratio with its spread and the floor against itself (A/A).

  press          the clerk's press until the last of 20 screens has the frame     npm run bench -- press
  case           receive and accept one case at the window                        npm run bench -- case --rounds 24
  start          start of the whole city in one process, and its memory           npm run bench -- start

  --rounds N     rounds of each contestant (12)
  --seed N       order of the rounds (1)
  --json FILE    write the result as JSON                                         npm run bench -- --json docs/performance.json
  --help         this text

Exit status: 0 measured, 1 an answer was wrong, 2 wrong usage, 3 a server could not be had.
`;

const known = ['press', 'case', 'start'] as const;
type RowName = (typeof known)[number];
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Goals of spec/queue.md 17 (P1, P2): for later; the report says where the time goes now. */
const goals: Record<string, number> = { 'press/p50': 1.15, 'press/p99': 1.25 };
const figures = [
  { id: 'p50', of: (samples: readonly number[]) => percentile(samples, 0.5) },
  { id: 'p99', of: (samples: readonly number[]) => percentile(samples, 0.99) },
];

function read() {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { rounds: text, seed: text, json: text, help: { type: 'boolean' } },
    });
    const rows = positionals.length > 0 ? positionals : [...known];
    const unknown = rows.find((row) => !known.includes(row as RowName));
    if (unknown !== undefined) throw new Error(`there is no row "${unknown}"`);
    return { ...values, rows: rows as RowName[], rounds: Number(values.rounds ?? 12), seed: Number(values.seed ?? 1) };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}

async function measure(rows: readonly RowName[], rounds: number, seed: number): Promise<ResultRow[]> {
  const result: ResultRow[] = [];
  const compared = rows.filter((row) => row !== 'start');
  if (compared.length > 0) {
    const city = await startBenchCity(say);
    try {
      for (const row of compared) {
        const contest = await (row === 'press' ? pressToScreen : acceptCase)(city);
        const comparing = compare(contest.ours, contest.floor, { rounds, seed, figures, progress: say });
        const comparisons = await comparing.finally(() => contest.stop());
        result.push(...comparisonRows(row, comparisons, goals));
      }
    } finally {
      await city.stop();
    }
  }
  if (rows.includes('start')) result.push(...startRows(await startTwice()));
  return result;
}

function startRows({ first, second }: Awaited<ReturnType<typeof startTwice>>): ResultRow[] {
  const row = (id: string, value: number, unit: string): ResultRow => ({ id, value, unit, rounds: 1 });
  return [
    row('start/empty-store', first.readyMs, 'ms'),
    row('start/again', second.readyMs, 'ms'),
    ...(second.residentMib === undefined ? [] : [row('start/resident', second.residentMib, 'MiB')]),
  ];
}

const options = read();
if (options.help) {
  process.stdout.write(help);
  process.exit(0);
}
try {
  const rows = await measure(options.rows, options.rounds, options.seed);
  for (const row of rows) process.stdout.write(`${printRow(row)}\n`);
  if (options.json !== undefined) writeResult(options.json, { command: 'bench', seed: options.seed, rows, invariants: [] });
  process.exit(0);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(error instanceof NotAvailable ? 3 : 1);
}
