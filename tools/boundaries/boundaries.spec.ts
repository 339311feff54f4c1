import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../setup/index.ts';

const boundary = '@nx/enforce-module-boundaries';
const onlyTags = (tag: string) => `A project tagged with "${tag}" can only depend on libs tagged with`;

/** A text planted into an existing file, and the one complaint that it must raise. */
interface Planted {
  readonly what: string;
  readonly file: string;
  readonly text: string;
  readonly rule: string;
  readonly says: string;
}

const domain = 'libs/domain/ticketing/src/index.ts';
const planted: readonly Planted[] = [
  { what: 'app → app', file: 'apps/queue/src/index.ts', text: "import '@yimen/intake';", rule: boundary, says: onlyTags('type:app') },
  {
    what: 'app → app by path',
    file: 'apps/queue/src/index.ts',
    text: "import '../../intake/src/index.ts';",
    rule: boundary,
    says: 'relative',
  },
  {
    what: 'app → domain of another',
    file: 'apps/queue/src/index.ts',
    text: "import '@yimen/domain-cases';",
    rule: boundary,
    says: onlyTags('scope:queue'),
  },
  {
    what: 'product → testing',
    file: 'libs/platform/src/index.ts',
    text: "import '@yimen/testing';",
    rule: boundary,
    says: onlyTags('type:platform'),
  },
  {
    what: 'contracts → library',
    file: 'libs/contracts/src/index.ts',
    text: "import '@yimen/city-pack';",
    rule: boundary,
    says: onlyTags('type:contracts'),
  },
  {
    what: 'ui → anything of ours',
    file: 'libs/ui/src/index.ts',
    text: "import '@yimen/contracts';",
    rule: boundary,
    says: 'A project tagged with "type:ui"',
  },
  { what: 'domain → library', file: domain, text: "import '@yimen/city-pack';", rule: boundary, says: onlyTags('type:domain') },
  // Where an import also closes a circle, the rule names the circle.
  { what: 'domain → platform', file: domain, text: "import '@yimen/platform';", rule: boundary, says: 'Circular dependency between' },
  {
    what: 'domain → Nest',
    file: domain,
    text: "import '@nestjs/common';",
    rule: boundary,
    says: 'A project tagged with "type:domain" is not allowed to import',
  },
  {
    what: 'domain → node:fs',
    file: domain,
    text: "import { readFileSync } from 'node:fs'; export const read = readFileSync;",
    rule: 'no-restricted-imports',
    says: "'node:fs' import is restricted",
  },
  {
    what: 'domain → fs',
    file: domain,
    text: "import { readFileSync } from 'fs'; export const read = readFileSync;",
    rule: 'no-restricted-imports',
    says: "'fs' import is restricted",
  },
  {
    what: 'domain → Date.now',
    file: domain,
    text: 'export const now = Date.now();',
    rule: 'no-restricted-properties',
    says: 'time comes in as a parameter',
  },
  {
    what: 'domain → new Date()',
    file: domain,
    text: 'export const now = new Date();',
    rule: 'no-restricted-syntax',
    says: 'time comes in as a parameter',
  },
  {
    what: 'domain → Math.random',
    file: domain,
    text: 'export const dice = Math.random();',
    rule: 'no-restricted-properties',
    says: 'randomness comes in as a parameter',
  },
];

const allowed = { file: domain, text: "export { z } from 'zod';\n" };

let complaints: { ruleId: string | null; message: string }[][];

beforeAll(() => {
  const node = (args: string[], input = '') =>
    spawnSync(process.execPath, args, { cwd: root, input, encoding: 'utf8', env: { ...process.env, NX_DAEMON: 'false' } });
  // Without a project graph the rule skips itself and says nothing: the very case that these tests must turn red.
  node([join(root, 'node_modules/nx/dist/bin/nx.js'), 'show', 'projects']);
  const { stdout, stderr } = node([join(root, 'tools/boundaries/lint-planted.mjs')], JSON.stringify([...planted, allowed]));
  if (!stdout.startsWith('[')) throw new Error(stderr);
  complaints = JSON.parse(stdout.slice(stdout.indexOf('[['))) as typeof complaints;
}, 120_000);

describe('a planted import', () => {
  it.each(planted.map((one, index) => ({ ...one, index })))('is named: $what', ({ file, rule, says, index }) => {
    expect(existsSync(join(root, file))).toBe(true);
    const found = complaints[index] ?? [];
    expect(found.filter(({ ruleId }) => ruleId === rule).map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
  });

  it('is left alone where it is allowed', () => {
    expect(complaints[planted.length]).toEqual([]);
  });
});
