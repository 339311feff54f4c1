import { writeResult } from '../result/result.ts';
import type { Invariant, ResultRow } from '../result/result.ts';
import { benchAppend } from './bench.ts';
import { exportJournals } from './export.ts';
import { help, readOptions, WrongUsage } from './options.ts';
import type { Options } from './options.ts';
import { relayAgain } from './relay.ts';
import { showStream } from './show.ts';
import { NoServer } from './store.ts';
import { verifyJournals } from './verify.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

interface Done {
  readonly rows?: readonly ResultRow[];
  readonly invariants?: readonly Invariant[];
}

const counted = (id: string, value: number): Done => ({ rows: [{ id, value, unit: 'commits' }] });

const commands: Readonly<Record<string, (options: Options) => Promise<Done>>> = {
  verify: async (options) => ({ invariants: await verifyJournals(options, say) }),
  show: async (options) => counted('shown', await showStream(options, print)),
  export: async (options) => counted('exported', await exportJournals(options)),
  bench: async (options) => ({ rows: await benchAppend(options, say) }),
  relay: async (options) => counted('to be published again', await relayAgain(options)),
};

async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    print(help.trimEnd());
    return 0;
  }
  const command = commands[options.command];
  if (!command) throw new WrongUsage(`there is no command "${options.command}"`);
  const { rows = [], invariants = [] } = await command(options);
  if (options.json !== undefined) writeResult(options.json, { command: `journal ${options.command}`, seed: null, rows, invariants });
  for (const { id, value, unit } of rows) print(`${id}: ${Number(value.toFixed(3))} ${unit}`);
  for (const { checked, broken } of invariants)
    print(broken === 0 ? `${checked} commits, all sound` : `${checked} commits, ${broken} faults`);
  return invariants.some(({ broken }) => broken > 0) ? 1 : 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongUsage) && !(error instanceof NoServer)) throw error;
  say(error instanceof WrongUsage ? `${error.message}\n\n${help}` : error.message);
  process.exitCode = error instanceof WrongUsage ? 2 : 3;
}
