import type { Part, PartOptions } from './parts.ts';
import { failed, sum } from './tally.ts';
import type { Tally } from './tally.ts';

export interface PartResult {
  readonly name: string;
  readonly tally: Tally;
  readonly seconds: number;
}

const sayOnStdout = (text: string) => void process.stdout.write(text);

/** Runs the named parts one after the other. A part that throws has failed; a part whose ground has failed has failed too. */
export async function runParts(
  table: Readonly<Record<string, Part>>,
  names: readonly string[],
  options: PartOptions,
  say: (text: string) => void = sayOnStdout,
): Promise<PartResult[]> {
  const results: PartResult[] = [];
  for (const [name, part] of Object.entries(table)) {
    if (!names.includes(name)) continue;
    say(`\n— ${name}: ${part.about}\n`);
    const startedAt = performance.now();
    const broken = results.find((earlier) => part.after?.includes(earlier.name) && earlier.tally.failures.length > 0);
    const tally = broken ? failed(`${name}: not run, because ${broken.name} has failed`) : await runOne(name, part, options);
    results.push({ name, tally, seconds: (performance.now() - startedAt) / 1000 });
  }
  return results;
}

async function runOne(name: string, part: Part, options: PartOptions): Promise<Tally> {
  try {
    return await part.run(options);
  } catch (error) {
    return failed(`${name}: ${(error as Error).message}`);
  }
}

/** The table of parts with their times, then every failure on a line of its own. */
export function summary(results: readonly PartResult[]): string {
  const rows = results.map(({ name, tally, seconds }) =>
    [
      name.padEnd(8),
      `${tally.passed} passed`.padStart(13),
      `${tally.failures.length} failed`.padStart(11),
      `${seconds.toFixed(1)} s`.padStart(9),
    ].join(' '),
  );
  const { failures } = sum(results.map(({ tally }) => tally));
  return ['', ...rows, ...(failures.length > 0 ? ['', ...failures.map((failure) => `failed: ${failure}`)] : []), ''].join('\n');
}
