import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runJest } from './jest-part.ts';
import { runNode } from './run-program.ts';
import { runParts, summary } from './run-parts.ts';
import { failed, passed } from './tally.ts';

const silent = () => undefined;

describe('runParts', () => {
  const fine = { about: 'fine', run: () => Promise.resolve(passed(2)) };
  const broken = { about: 'broken', run: () => Promise.resolve(failed('tsc -b: ended with 2')) };
  const throwing = { about: 'throwing', run: () => Promise.reject(new Error('no Chromium')) };

  it('counts a part that throws, and one whose ground has failed, as failed', async () => {
    const table = { build: broken, journey: { ...fine, after: ['build'] }, chaos: throwing };
    const results = await runParts(table, Object.keys(table), { full: false }, silent);
    expect(results.map(({ tally }) => tally.failures)).toEqual([
      ['tsc -b: ended with 2'],
      ['journey: not run, because build has failed'],
      ['chaos: no Chromium'],
    ]);
    expect(summary(results)).toContain('failed: chaos: no Chromium');
  });

  it('runs only the named parts, in the order of the table', async () => {
    const table = { check: fine, lint: broken, unit: fine };
    const results = await runParts(table, ['unit', 'check'], { full: false }, silent);
    expect(results.map(({ name, tally }) => [name, tally.passed])).toEqual([
      ['check', 2],
      ['unit', 2],
    ]);
  });
});

describe('a real jest run (negative control)', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yimen-runner-'));
    writeFileSync(
      join(folder, 'jest.config.json'),
      JSON.stringify({ rootDir: folder, testMatch: ['<rootDir>/*.test.cjs'], transform: {} }),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const spec = (name: string, text: string) => writeFileSync(join(folder, `${name}.test.cjs`), text);
  const run = () => runJest('unit', { config: join(folder, 'jest.config.json'), show: false });

  it('finds the failing, the skipped and the broken', async () => {
    spec('mixed', "it('holds', () => {}); it('breaks', () => { throw new Error('broken'); }); it['skip']('is skipped', () => {});");
    spec('syntax', 'it(');
    const tally = await run();
    expect(tally.passed).toBe(1);
    expect(tally.failures.map((failure) => failure.replace(`${folder}/`, '')).sort()).toEqual([
      'mixed.test.cjs › breaks: failed',
      'mixed.test.cjs › is skipped: pending',
      expect.stringMatching(/^syntax\.test\.cjs: /),
    ]);
  }, 30_000);

  it('is green when everything is', async () => {
    spec('good', "it('holds', () => {});");
    expect(await run()).toEqual({ passed: 1, failures: [] });
  }, 30_000);
});

describe('npm test', () => {
  it('refuses a part that does not exist', async () => {
    const { status, output } = await runNode(['tools/test/main.ts', 'nothing'], { show: false });
    expect(status).toBe(2);
    expect(output).toContain('There is no part "nothing".');
  });
});
