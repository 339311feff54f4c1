import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, root } from '../setup/index.ts';
import { countProgram, countStep } from './count.ts';
import { runJest } from './jest-part.ts';
import { runNode } from './run-program.ts';
import { failed, nothing, sum } from './tally.ts';
import type { Tally } from './tally.ts';

export interface PartOptions {
  /** The full-size counts of the specs instead of a tenth of them. */
  readonly full: boolean;
}

export interface Part {
  readonly about: string;
  /** Parts that must not have failed before this one means anything. */
  readonly after?: readonly string[];
  readonly run: (options: PartOptions) => Promise<Tally>;
}

const tool = (path: string) => join(root, 'node_modules', path);
const nx = (...args: string[]) => runNode([tool('nx/dist/bin/nx.js'), ...args], { env: { NX_DAEMON: 'false' } });
const scale = ({ full }: PartOptions): Record<string, string> => (full ? { YIMEN_FULL: '1' } : {});
const is = (path: string) => existsSync(join(root, path));

/** Every part of `npm test`, in the order in which they run: what is quick and what the rest rests on comes first. */
export const parts: Readonly<Record<string, Part>> = {
  check: { about: 'the rules of the house (tools/check)', run: () => runProgram('check', 'tools/check/main.ts', []) },
  lint: { about: 'boundaries, eslint, prettier, project references, unused code', run: lint },
  build: { about: 'types and pages', run: build },
  unit: { about: 'specs without servers', run: (options) => runJest('unit', { env: scale(options) }) },
  service: { about: 'specs on a real mongod and nats-server', run: (options) => runJest('service', { env: scale(options) }) },
  journey: { about: 'the whole city in a real browser', after: ['build'], run: journey },
  chaos: { about: 'kills, freezes and cuts by seed', after: ['build'], run: chaos },
};

async function lint(): Promise<Tally> {
  // The boundary rule skips itself, with exit status 0, when there is no project graph: make it first and watch for its words.
  const graph = countStep('nx show projects', await nx('show', 'projects'));
  const eslint = await runNode(['--max-old-space-size=6144', tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0']);
  return sum([
    graph,
    countStep('eslint', eslint, /No cached ProjectGraph/),
    countStep('prettier', await runNode([tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'])),
    countStep('nx sync:check', await nx('sync:check')),
    countStep('knip', await runNode([tool('knip/bin/knip.js')])),
  ]);
}

async function build(): Promise<Tally> {
  const types = countStep('tsc -b', await runNode([tool('typescript/bin/tsc'), '-b']));
  if (!is('apps/web/vite.config.ts')) return types;
  const vite = (...args: string[]) =>
    runNode([tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn', ...args], { cwd: join(root, 'apps', 'web') });
  return sum([types, countStep('vite build', await vite()), countStep('vite build --ssr', await vite('--ssr', 'src/server/render.ts'))]);
}

async function journey(options: PartOptions): Promise<Tally> {
  if (!is('e2e/main.ts')) return nothing;
  try {
    const { path } = await ensureBrowser();
    return await runProgram('journey', 'e2e/main.ts', options.full ? ['--full'] : [], { CHROMIUM_PATH: path });
  } catch (error) {
    return failed(`journey: ${(error as Error).message}`);
  }
}

async function chaos(options: PartOptions): Promise<Tally> {
  if (!is('tools/chaos/main.ts')) return nothing;
  return runProgram('chaos', 'tools/chaos/main.ts', options.full ? ['--full'] : []);
}

async function runProgram(name: string, main: string, args: readonly string[], env: Record<string, string> = {}): Promise<Tally> {
  return countProgram(name, await runNode([join(root, main), ...args], { env }));
}
