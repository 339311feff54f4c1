import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

interface Bootstrap {
  chooseNode(root: string, version: string, binary?: string): { kind: string; binary?: string; reason?: string };
  isInstallStale(root: string): boolean;
  stampInstall(root: string): void;
  sourceHash(root: string, folders: readonly string[]): string;
}

const module = (name: string) => import(`./${name}.mjs`) as Promise<Bootstrap>;
const { chooseNode } = await module('choose-node');
const { isInstallStale, stampInstall } = await module('install');
const { sourceHash } = await module('build');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yimen-bootstrap-'));
  mkdirSync(join(root, 'libs', 'a', 'dist'), { recursive: true });
  for (const name of ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json']) writeFileSync(join(root, name), '{}');
  writeFileSync(join(root, '.nvmrc'), '26.10.0\n');
  writeFileSync(join(root, 'libs', 'a', 'a.ts'), 'export const a = 1;');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('chooseNode', () => {
  it('refuses an old Node where the platform has no package, in one sentence', () => {
    const { kind, reason } = chooseNode(root, 'v22.20.0');
    expect(kind).toBe('none');
    expect(reason).toMatch(
      /^There is no packaged Node 26\.10\.0 for .+, and v22\.20\.0 is too old: install Node 26\.10\.0 and try again\.$/,
    );
    expect(chooseNode(root, 'v24.8.1').kind).toBe('none');
  });

  it('stays with the pinned version, changes over to the packaged one, makes do with a newer one of the machine', () => {
    expect(chooseNode(root, 'v26.10.0', '/packaged/node')).toEqual({ kind: 'this' });
    expect(chooseNode(root, 'v20.20.2', '/packaged/node')).toEqual({ kind: 'other', binary: '/packaged/node' });
    expect(chooseNode(root, 'v24.9.0').kind).toBe('this');
    expect(chooseNode(root, 'v27.0.0').kind).toBe('this');
  });
});

describe('isInstallStale', () => {
  it('is true without node_modules, after a change of the lockfile, and false after an install', () => {
    expect(isInstallStale(root)).toBe(true);
    mkdirSync(join(root, 'node_modules'));
    expect(isInstallStale(root)).toBe(true);
    stampInstall(root);
    expect(isInstallStale(root)).toBe(false);
    writeFileSync(join(root, 'package-lock.json'), '{"changed":true}');
    expect(isInstallStale(root)).toBe(true);
  });
});

describe('sourceHash', () => {
  it('changes with a source, the lockfile and the settings, not with what a build writes', () => {
    const before = sourceHash(root, ['libs']);
    writeFileSync(join(root, 'libs', 'a', 'dist', 'a.js'), 'built');
    expect(sourceHash(root, ['libs'])).toBe(before);
    utimesSync(join(root, 'libs', 'a', 'a.ts'), 1, 1);
    const touched = sourceHash(root, ['libs']);
    expect(touched).not.toBe(before);
    writeFileSync(join(root, 'tsconfig.base.json'), '{"strict":true}');
    expect(sourceHash(root, ['libs'])).not.toBe(touched);
  });
});

describe('tools/run.mjs', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ['tools/run.mjs', ...args], { encoding: 'utf8' });

  it('refuses a command that does not exist', () => {
    expect(run('nothing')).toMatchObject({ status: 2, stderr: 'There is no command "nothing" in tools/.\n' });
    expect(run('../outside').status).toBe(2);
  });

  it('runs a command under the pinned Node and gives its exit status', () => {
    expect(run('setup', '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('npm run setup') });
    expect(run('setup', '--wrong').status).toBe(2);
  });
});
