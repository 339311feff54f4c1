import { currentRows, dependencyList } from '../rules/dependencies.ts';
import type { Tree } from '../tree.ts';
import { table } from './table.ts';

/** docs/dependencies.md with versions and users brought up to date. Reasons, and all text around the table, are written by hand. */
export function dependencyPage(tree: Tree): string {
  const lines = tree.read(dependencyList).split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const after = lines.slice(first).findIndex((line) => !line.startsWith('|'));
  const rows = currentRows(tree).map(({ name, version, usedBy, reason }) => [name, version, usedBy, reason]);
  const rest = after < 0 ? [] : lines.slice(first + after);
  return [...lines.slice(0, first), table(['package', 'version', 'used by', 'reason'], rows), ...rest].join('\n');
}
