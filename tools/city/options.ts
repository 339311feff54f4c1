import { parseArgs } from 'node:util';

export const help = `npm run city -- <command> FOLDER [options]

A city pack, checked and tried.

  lint FOLDER      every file, row, column and reference, then what its guides say (L01 to L22 of spec/intake.md 2.7);
                   each line is FILE:ROW:COLUMN: VALUE: what is wrong, with the code of the finding in front of it
                   npm run city -- lint cities/shanghai
  search FOLDER    asks the golden queries: share with the right item in the first three, and how long each takes
                   npm run city -- search cities/shanghai --rounds 20

  --on DATE        lint: the day on which it is judged; today unless given      npm run city -- lint cities/shanghai --on 2026-11-24
  --production     lint: refuses what is for the demo only                      npm run city -- lint cities/shanghai --production
  --no-warnings    lint: prints errors only
  --golden FILE    search: queries with the items that they mean; apps/catalogue/golden/queries.csv unless given
  --rounds N       search: how often each query is asked; 10 unless given
  --json FILE      writes the result as JSON                                    npm run city -- lint cities/shanghai --json lint.json
  --help           this text

Exit status: 0 everything holds, 1 an error or a goal missed, 2 wrong usage.
`;

/** A call that makes no sense: exit status 2. */
export class WrongUsage extends Error {}

const commandNames = ['lint', 'search'] as const;

export interface Options {
  readonly command: (typeof commandNames)[number];
  readonly folder: string;
  readonly on?: string | undefined;
  readonly production: boolean;
  readonly warnings: boolean;
  readonly golden: string;
  readonly rounds: number;
  readonly json?: string | undefined;
  readonly help: boolean;
}

/** Reads the command line. Throws `WrongUsage`. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const { on, json, production = false, golden = 'apps/catalogue/golden/queries.csv', help: isHelp = false } = values;
  const [name, folder, ...rest] = positionals;
  const command = commandNames.find((each) => each === name);
  if (!isHelp && !command) throw new WrongUsage(name === undefined ? 'no command' : `there is no command "${name}"`);
  if (!isHelp && (folder === undefined || rest.length > 0)) throw new WrongUsage('one folder is wanted');
  if (on !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(on)) throw new WrongUsage(`--on ${on} is no date`);
  const rounds = Number(values.rounds ?? 10);
  if (!Number.isInteger(rounds) || rounds < 1) throw new WrongUsage(`--rounds ${values.rounds ?? ''} is no number of rounds`);
  const warnings = !(values['no-warnings'] ?? false);
  return { command: command ?? 'lint', folder: folder ?? '', on, json, production, warnings, golden, rounds, help: isHelp };
}

function parse(args: readonly string[]) {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  try {
    const options = { on: text, json: text, golden: text, rounds: text, production: flag, 'no-warnings': flag, help: flag };
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : 'wrong options');
  }
}
