import { writeResult } from '../result/result.ts';
import type { ResultRow } from '../result/result.ts';
import { lintFolder } from './lint-folder.ts';
import { help, readOptions, WrongUsage } from './options.ts';
import type { Options } from './options.ts';
import { benchSearch } from './search-bench.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface Done {
  readonly lines: readonly string[];
  readonly rows: readonly ResultRow[];
}

const commands: Readonly<Record<Options['command'], (options: Options) => Promise<Done>>> = {
  lint: async (options) => {
    const { lines, errors, warnings } = await lintFolder(options.folder, options);
    return {
      lines,
      rows: [
        { id: 'errors', value: errors, unit: 'findings', goal: 0, met: errors === 0 },
        { id: 'warnings', value: warnings, unit: 'findings' },
      ],
    };
  },
  search: async (options) => {
    const { rows, missed } = await benchSearch(options.folder, options.golden, options.rounds);
    return { lines: missed, rows };
  },
};

async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    print(help.trimEnd());
    return 0;
  }
  const { lines, rows } = await commands[options.command](options);
  for (const line of lines) print(line);
  for (const { id, value, unit, goal } of rows)
    print(`${id}: ${Number(value.toFixed(4))} ${unit}${goal === undefined ? '' : `, goal ${goal}`}`);
  if (options.json !== undefined) writeResult(options.json, { command: `city ${options.command}`, seed: null, rows, invariants: [] });
  return rows.every(({ met }) => met !== false) ? 0 : 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongUsage)) throw error;
  process.stderr.write(`${error.message}; --help says more\n`);
  process.exitCode = 2;
}
