import { describe, expect, it } from '@jest/globals';
import { dependencyPage } from '../pages/dependencies.ts';
import { treeOf } from '../tree.ts';
import { dependenciesListed, exactVersions } from './dependencies.ts';

const page = (...rows: string[]) =>
  ['# Dependencies', '', '| package | version | used by | reason |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
const zod = '| zod | 4.6.7 | a, root | one schema for checking and types |';

function tree(docs: string, versions: { root?: string; a?: string } = {}) {
  const { root = '4.6.7', a = '4.6.7' } = versions;
  return treeOf({
    'package.json': JSON.stringify({ devDependencies: { zod: root } }),
    'libs/a/package.json': JSON.stringify({ dependencies: { zod: a, '@yimen/b': '0.0.0' } }),
    'docs/dependencies.md': docs,
  });
}

describe('dependenciesListed', () => {
  it.each([
    ['is missing', page(), 'zod (a, root): not listed'],
    ['has no reason', page('| zod | 4.6.7 | a, root | |'), 'zod: no reason'],
    ['has another version', page(zod.replace('4.6.7', '4.6.6')), 'zod: is 4.6.7, used by a, root (npm run check -- --write)'],
    ['has other users', page(zod.replace('a, root', 'a')), 'zod: is 4.6.7, used by a, root (npm run check -- --write)'],
    ['is left over', page(zod, '| left-pad | 1.3.0 | a | pads on the left |'), 'left-pad: listed, but nothing asks for it'],
  ])('finds a package that %s', async (_, docs, fault) => {
    expect(await dependenciesListed.find(tree(docs))).toEqual([fault]);
  });

  it('is content with a complete list, which --write makes from versions, users and the reasons that are there', async () => {
    expect(await dependenciesListed.find(tree(page(zod)))).toEqual([]);
    expect(dependencyPage(tree(page(zod.replace('4.6.7', '4.0.0').replace('a, root', 'b'))))).toBe(page(zod));
  });
});

describe('exactVersions', () => {
  it('finds a range and a second version', async () => {
    expect(await exactVersions.find(tree(page(zod), { a: '^4.6.7' }))).toEqual(['a: zod ^4.6.7 is not exact', 'zod: ^4.6.7 and 4.6.7']);
    expect(await exactVersions.find(tree(page(zod), { root: '4.6.6' }))).toEqual(['zod: 4.6.7 and 4.6.6']);
  });
});
