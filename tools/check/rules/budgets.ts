import type { Rule } from '../rule.ts';
import { folderOf, isCode, isSpec } from '../tree.ts';
import type { Tree } from '../tree.ts';

/** Lines a file. docs: CONTRIBUTING, conventions of the code. */
const budget = { source: 400, spec: 300, share95: 250, median: 80, filesAFolder: 15 } as const;

const isOurs = (path: string) => /^(apps|libs|tools|e2e)\//.test(path) && isCode(path) && !path.includes('/public/');

function lengths(tree: Tree, isWanted: (path: string) => boolean): { path: string; lines: number }[] {
  return tree.paths
    .filter((path) => isOurs(path) && isWanted(path))
    .map((path) => ({ path, lines: tree.read(path).trimEnd().split('\n').length }))
    .sort((a, b) => a.lines - b.lines);
}

/** The value below which that share of the sorted list lies. */
function quantile(sorted: readonly { lines: number }[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.lines ?? 0;
}

export const fileBudgets: Rule = {
  about: `no file above ${budget.source} lines (specs ${budget.spec}), 95 % within ${budget.share95}, median within ${budget.median}`,
  find: (tree) => {
    const sources = lengths(tree, (path) => !isSpec(path));
    const tooLong = [
      ...sources.filter(({ lines }) => lines > budget.source).map((file) => ({ ...file, limit: budget.source })),
      ...lengths(tree, isSpec)
        .filter(({ lines }) => lines > budget.spec)
        .map((file) => ({ ...file, limit: budget.spec })),
    ].map(({ path, lines, limit }) => `${path}: ${lines} lines, at most ${limit}`);
    const [share95, median] = [quantile(sources, 0.95), quantile(sources, 0.5)];
    if (share95 > budget.share95) tooLong.push(`all sources: 95 % lie within ${share95} lines, at most ${budget.share95}`);
    if (median > budget.median) tooLong.push(`all sources: the median file has ${median} lines, at most ${budget.median}`);
    return tooLong;
  },
};

export const folderBudgets: Rule = {
  about: `no folder with more than ${budget.filesAFolder} source files (specs not counted)`,
  find: (tree) => {
    const counts = new Map<string, number>();
    for (const path of tree.paths.filter((file) => isOurs(file) && !isSpec(file))) {
      counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
    }
    return [...counts].filter(([, count]) => count > budget.filesAFolder).map(([folder, count]) => `${folder}: ${count} files`);
  },
};
