import { describe, expect, it } from '@jest/globals';
import { treeOf } from '../tree.ts';
import { fileBudgets, folderBudgets } from './budgets.ts';

const lines = (count: number) => 'x;\n'.repeat(count);
const files = (count: number, folder: string, length: number, suffix = '.ts') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/f${index}${suffix}`, lines(length)]));

describe('fileBudgets', () => {
  it('finds a file and a spec that are too long', async () => {
    const tree = treeOf({ ...files(40, 'libs/a/src', 10), 'libs/a/src/long.ts': lines(401), 'libs/a/src/long.spec.ts': lines(301) });
    expect(await fileBudgets.find(tree)).toEqual([
      'libs/a/src/long.ts: 401 lines, at most 400',
      'libs/a/src/long.spec.ts: 301 lines, at most 300',
    ]);
  });

  it('finds that too many files are long, and that all are middling', async () => {
    const many = treeOf({ ...files(90, 'libs/a/src', 10), ...files(10, 'libs/b/src', 260) });
    expect(await fileBudgets.find(many)).toEqual(['all sources: 95 % lie within 260 lines, at most 250']);
    expect(await fileBudgets.find(treeOf(files(9, 'apps/a/src', 81)))).toEqual(['all sources: the median file has 81 lines, at most 80']);
  });

  it('looks at code of ours only', async () => {
    expect(await fileBudgets.find(treeOf({ 'docs/long.md': lines(2000), 'libs/a/src/a.ts': lines(400) }))).toEqual([
      'all sources: 95 % lie within 400 lines, at most 250',
      'all sources: the median file has 400 lines, at most 80',
    ]);
  });
});

describe('folderBudgets', () => {
  it('counts source files without their specs', async () => {
    const fine = treeOf({ ...files(15, 'apps/a/src/http', 5), ...files(15, 'apps/a/src/http', 5, '.spec.ts') });
    expect(await folderBudgets.find(fine)).toEqual([]);
    expect(await folderBudgets.find(treeOf(files(16, 'apps/a/src/http', 5)))).toEqual(['apps/a/src/http: 16 files']);
  });
});
