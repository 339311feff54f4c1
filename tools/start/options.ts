import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const root = resolve(import.meta.dirname, '..', '..');

export const help = `npm start -- [options]

Starts the whole city in one process: MongoDB and NATS of its own, every service, the simulators of the bureaus, a living demo.
Data survive a restart. Ctrl-C stops everything.

  --fresh              begin with an empty store                     npm start -- --fresh
  --port N             the address of the city (8800, else a free one)  npm start -- --port 9000
  --clock TIME         move halls, cases and bureaus to a local time    npm start -- --clock 2026-03-02T08:25
  --no-demo            no invented people, no simulators, no demo pairing
  --processes          one process a service instead of one for all
  --data FOLDER        where the data lie (.data)
  --city FOLDER        another city pack                                npm start -- --city cities/shanghai
  --seed N             seed of the demo's chance (1)
  --no-rate-limits     for load generators on this machine
  --quiet              print only what is needed to open the city
  --help               this text

Exit status: 0 stopped when asked, 1 a service could not start, 2 wrong usage, 3 a server could not be had.
`;

export interface StartOptions {
  readonly fresh: boolean;
  /** Undefined: 8800 if it is free, else a free one. */
  readonly port: number | undefined;
  /** Local time of the city at which its clock starts, `YYYY-MM-DDTHH:MM`; undefined follows the machine. */
  readonly clock: string | undefined;
  readonly demo: boolean;
  readonly processes: boolean;
  readonly dataFolder: string;
  readonly cityPack: string;
  readonly seed: number;
  readonly rateLimits: boolean;
  readonly quiet: boolean;
}

/** Wrong words on the command line. */
export class WrongUsage extends Error {}

/** Reads the command line; `help` when that was asked. Throws `WrongUsage`. */
export function readOptions(args: readonly string[]): StartOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  return {
    fresh: values.fresh ?? false,
    port: values.port === undefined ? undefined : numberOf('--port', values.port, 0, 65_535),
    clock: values.clock === undefined ? undefined : clockOf(values.clock),
    demo: !(values['no-demo'] ?? false),
    processes: values.processes ?? false,
    dataFolder: resolve(values.data ?? join(root, '.data')),
    cityPack: resolve(values.city ?? join(root, 'cities', 'shanghai')),
    seed: values.seed === undefined ? 1 : numberOf('--seed', values.seed, 0, 2 ** 31),
    rateLimits: !(values['no-rate-limits'] ?? false),
    quiet: values.quiet ?? false,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    ...{ fresh: flag, 'no-demo': flag, processes: flag, quiet: flag, 'no-rate-limits': flag, help: flag },
    ...{ port: text, clock: text, data: text, city: text, seed: text },
  };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
}

function numberOf(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) throw new WrongUsage(`${name} takes a whole number from ${min} to ${max}`);
  return value;
}

function clockOf(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) throw new WrongUsage('--clock takes a local time like 2026-03-02T08:25');
  return text;
}
