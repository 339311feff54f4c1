import { describe, expect, it } from '@jest/globals';
import { treeOf } from '../tree.ts';
import { noForbiddenWords, noMachinePaths, noRegistryHosts, specsAssert } from './words.ts';

// Every forbidden text is put together here, so that the rules find it in these trees only.
const join = (...parts: string[]) => parts.join('');

describe('noMachinePaths', () => {
  it.each([
    ['code', 'tools/a.ts', join("read('/", "home/zhang/yimen/data')")],
    ['a document', 'docs/a.md', join('start it in /', 'work/main')],
    ['settings', 'apps/a/package.json', join('{"main": "/', 'Users/li/a.js"}')],
    ['a Windows path', 'tools/b.ts', join("'C:", "\\\\projects'")],
    ['a temporary folder', 'e2e/a.ts', join("'/", "tmp/shots'")],
  ])('finds one in %s', async (_, path, text) => {
    expect(await noMachinePaths.find(treeOf({ [path]: `first line\n${text}` }))).toEqual([
      expect.stringMatching(new RegExp(`^${path}:2: `)),
    ]);
  });

  it('lets routes, globs and relative paths be', async () => {
    const text = "fetch('/api/queue/work/1'); glob('**/home/*'); import('./tmp/a.ts'); `${base}/root/x`";
    expect(await noMachinePaths.find(treeOf({ 'apps/a/src/a.ts': text }))).toEqual([]);
  });
});

describe('noRegistryHosts', () => {
  it.each([
    join('https://registry.', 'npmjs.org/a'),
    join('https://files.python', 'hosted.org/a'),
    join('http://mirror.city', '.internal/npm'),
  ])('finds %s', async (host) => {
    const lockfile = JSON.stringify({ packages: { a: { resolved: host } } });
    expect(await noRegistryHosts.find(treeOf({ 'package-lock.json': lockfile }))).toHaveLength(1);
  });

  it('lets the pages of a project be', async () => {
    expect(await noRegistryHosts.find(treeOf({ 'docs/a.md': 'https://docs.nats.io and https://github.com/nats-io' }))).toEqual([]);
  });
});

describe('noForbiddenWords', () => {
  it.each([
    ['an open end', 'libs/a/src/a.ts', join('// TO', 'DO later')],
    ['a silenced linter', 'libs/a/src/a.ts', join('// eslint', '-disable-next-line')],
    ['a silenced compiler', 'libs/a/src/a.ts', join('// @ts-', 'expect-error')],
    ['a silenced formatter', 'libs/a/src/a.ts', join('// prettier', '-ignore')],
    ['a test that runs alone', 'libs/a/src/a.spec.ts', join('it.', "only('x', () => {});")],
    ['a left out table', 'libs/a/src/a.spec.ts', join('describe.each([1]).', "skip('x', () => {});")],
    ['a left out test', 'libs/a/src/a.spec.ts', join('x', "it('x', () => {});")],
  ])('finds %s', async (_, path, text) => {
    expect(await noForbiddenWords.find(treeOf({ [path]: text }))).toHaveLength(1);
  });

  it('lets an open end with its issue be, and words that only look alike', async () => {
    const text = join('// TO', 'DO #12: when the second city comes\nexit(1); profit(2); audit.skip(3);');
    expect(await noForbiddenWords.find(treeOf({ 'libs/a/src/a.ts': text, 'libs/a/src/a.spec.ts': 'exit(1); order.only(2);' }))).toEqual([]);
  });
});

describe('specsAssert', () => {
  it('finds a spec without an assertion', async () => {
    const tree = treeOf({ 'a.spec.ts': "it('runs', () => run());", 'b.spec.ts': "it('holds', () => expect(run()).toBe(1));" });
    expect(await specsAssert.find(tree)).toEqual(['a.spec.ts: asserts nothing']);
  });
});
