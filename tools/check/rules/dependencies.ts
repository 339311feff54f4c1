import type { Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';
import { wantedPackages } from './manifests.ts';

export const dependencyList = 'docs/dependencies.md';

export interface Row {
  readonly name: string;
  readonly version: string;
  readonly usedBy: string;
  readonly reason: string;
}

/** The rows of the table in docs/dependencies.md. */
export function readRows(text: string): Row[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [name = '', version = '', usedBy = '', reason = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return { name, version, usedBy, reason };
    });
}

const fewProjects = 6;

/** The rows as the package.json files have them, with the reasons that are written down already. */
export function currentRows(tree: Tree): Row[] {
  const written = new Map(readRows(tree.read(dependencyList)).map((row) => [row.name, row.reason]));
  const byName = Map.groupBy(wantedPackages(tree), ({ name }) => name);
  return [...byName]
    .map(([name, wanted]) => {
      const projects = [...new Set(wanted.map(({ project }) => project))].sort();
      const usedBy = projects.length > fewProjects ? `${projects.length} projects` : projects.join(', ');
      return { name, version: [...new Set(wanted.map(({ version }) => version))].join(' and '), usedBy, reason: written.get(name) ?? '' };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export const dependenciesListed: Rule = {
  about: `every package is in ${dependencyList} with its reason, and nothing else is`,
  find: (tree) => {
    const written = new Map(readRows(tree.read(dependencyList)).map((row) => [row.name, row]));
    const current = currentRows(tree);
    const wanting = current.flatMap((row) => {
      const there = written.get(row.name);
      if (!there) return [`${row.name} (${row.usedBy}): not listed`];
      if (there.reason.length < 10) return [`${row.name}: no reason`];
      const isSame = there.version === row.version && there.usedBy === row.usedBy;
      return isSame ? [] : [`${row.name}: is ${row.version}, used by ${row.usedBy} (npm run check -- --write)`];
    });
    const names = new Set(current.map(({ name }) => name));
    return [
      ...wanting,
      ...[...written.keys()].filter((name) => !names.has(name)).map((name) => `${name}: listed, but nothing asks for it`),
    ];
  },
};

export const exactVersions: Rule = {
  about: 'one exact version of each package',
  find: (tree) => {
    const loose = wantedPackages(tree).filter(({ version }) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    const twice = currentRows(tree).filter(({ version }) => version.includes(' and '));
    return [
      ...loose.map(({ name, version, project }) => `${project}: ${name} ${version} is not exact`),
      ...twice.map(({ name, version }) => `${name}: ${version}`),
    ];
  },
};
