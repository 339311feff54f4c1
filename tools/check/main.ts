import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeResult } from '../result/result.ts';
import type { Invariant } from '../result/result.ts';
import { root } from '../setup/index.ts';
import { generatedFiles } from './generate.ts';
import { rules } from './rules.ts';
import { readTree } from './tree.ts';

const help = `npm run check -- [rule…] [options]

Holds the repository to the rules of the house that no other tool knows. All of them, or the named ones:

${Object.entries(rules)
  .map(([name, { about }]) => `  ${name.padEnd(20)} ${about}`)
  .join('\n')}

  --write        write the generated files anew, then check          npm run check -- --write
  --json FILE    write the result as JSON                            npm run check -- --json check.json
  --help         this text

Exit status: 0 every rule holds, 1 one is broken, 2 wrong usage.
`;

function readArguments() {
  try {
    const options = { write: { type: 'boolean', default: false }, json: { type: 'string' }, help: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const unknown = positionals.find((name) => !(name in rules));
    if (unknown !== undefined) throw new Error(`There is no rule "${unknown}".`);
    return { ...values, names: positionals };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${help}`);
    process.exit(2);
  }
}

async function writeGenerated(): Promise<void> {
  for (const [path, text] of Object.entries(await generatedFiles(readTree(root)))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const { names, write, json, help: isHelp } = readArguments();
if (isHelp) {
  process.stdout.write(help);
  process.exit(0);
}
if (write) await writeGenerated();

const tree = readTree(root);
const invariants: Invariant[] = [];
for (const [id, rule] of Object.entries(rules)) {
  if (names.length > 0 && !names.includes(id)) continue;
  const faults = await rule.find(tree);
  process.stdout.write(`${faults.length === 0 ? 'holds: ' : 'failed:'} ${id}: ${rule.about}\n`);
  for (const fault of faults) process.stdout.write(`         ${fault}\n`);
  invariants.push({ id, checked: 1, broken: Math.min(1, faults.length), first: faults[0] });
}
const broken = invariants.filter((invariant) => invariant.broken > 0).length;
if (json !== undefined) writeResult(json, { command: 'check', seed: null, rows: [], invariants });
process.stdout.write(`${invariants.length - broken} passed, ${broken} failed\n`);
process.exitCode = broken === 0 ? 0 : 1;
