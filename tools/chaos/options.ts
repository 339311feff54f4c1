import { parseArgs } from 'node:util';
import type { Suite } from './suite.ts';

/** A call that makes no sense: exit status 2. */
export class WrongUsage extends Error {}

export interface Options {
  /** Nothing means all suites with their negative controls. */
  readonly suite?: string | undefined;
  readonly kills?: number | undefined;
  readonly negative?: string | undefined;
  readonly seed: number;
  readonly json?: string | undefined;
  readonly full: boolean;
  readonly help: boolean;
}

/** The help text: suites and their negative controls come from the table. */
export function helpOf(suites: Readonly<Record<string, Suite>>): string {
  const rows = Object.entries(suites).flatMap(([name, { about, kills, negatives }]) => [
    `  ${name.padEnd(12)} ${about} (${kills.small} kills, --full ${kills.full})`,
    ...Object.entries(negatives).map(
      ([name, negative]) => `    --negative ${name.padEnd(24)} ${negative.about}: breaks "${negative.breaks}"`,
    ),
  ]);
  return `npm run chaos -- [suite] [options]

Real processes under load, killed and frozen by seed, invariants checked from outside. Without a suite, or with "all", every suite
runs together with its negative controls: one protection is off, and the run must go red for the reason named.

${rows.join('\n')}

  --kills N         how many kills                      npm run chaos -- journal --kills 40
  --negative NAME   take one protection away: the run must end with 1
                                                        npm run chaos -- journal --negative no-message-id
  --full            the full counts                     npm run chaos -- --full
  --seed N          another storm                       npm run chaos -- journal --seed 7
  --json FILE       write the result as JSON            npm run chaos -- journal --json chaos.json
  --help            this text

Exit status: 0 everything holds, 1 an invariant is broken or a negative control stayed green, 2 wrong usage, 3 no server.
`;
}

/** Reads the command line. Throws `WrongUsage`. */
export function readOptions(args: readonly string[], suites: Readonly<Record<string, Suite>>): Options {
  const { values, positionals } = parse(args);
  const [suite, ...more] = positionals;
  if (more.length > 0) throw new WrongUsage('one suite at a time');
  const named = suite === 'all' ? undefined : suite;
  if (named !== undefined && !suites[named]) throw new WrongUsage(`there is no suite "${named}"`);
  if (values.negative !== undefined && !(named !== undefined && values.negative in (suites[named]?.negatives ?? {})))
    throw new WrongUsage(`there is no negative control "${values.negative}" of ${named ?? 'all suites together'}`);
  return {
    suite: named,
    kills: numberOf('kills', values.kills),
    negative: values.negative,
    seed: numberOf('seed', values.seed) ?? 1,
    json: values.json,
    full: values.full ?? false,
    help: values.help ?? false,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = { kills: text, negative: text, seed: text, json: text, full: flag, help: flag };
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (cause) {
    throw new WrongUsage((cause as Error).message, { cause });
  }
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[0-9]{1,9}$/.test(text)) throw new WrongUsage(`--${name} takes a number`);
  return Number(text);
}
