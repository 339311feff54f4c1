import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../setup/index.ts';
import { countJest } from './count.ts';
import type { JestReport } from './count.ts';
import { runNode } from './run-program.ts';
import type { RunOptions } from './run-program.ts';
import type { Tally } from './tally.ts';

const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

export interface JestOptions extends RunOptions {
  /** Another configuration than the repository's. */
  readonly config?: string;
}

/** Runs one jest project and counts its tests. */
export async function runJest(project: string, { config, ...options }: JestOptions = {}): Promise<Tally> {
  const report = join(root, '.cache', 'test', `${project}-${process.pid}.json`);
  mkdirSync(dirname(report), { recursive: true });
  const select = config === undefined ? ['--selectProjects', project] : ['--config', config];
  const jest = [...flags, join(root, 'node_modules/jest/bin/jest.js'), ...select, '--json', `--outputFile=${report}`];
  const { status } = await runNode(jest, options);
  const found = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as JestReport) : undefined;
  rmSync(report, { force: true });
  return countJest(project, status, found);
}
