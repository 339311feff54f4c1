import type { Tree } from '../tree.ts';

/** One package of others that one of our projects asks for. */
export interface Wanted {
  readonly name: string;
  readonly version: string;
  /** The folder's own name; `root` for the top. */
  readonly project: string;
}

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

/** Every package of others, as often as a package.json names it. */
export function wantedPackages(tree: Tree): Wanted[] {
  return tree.paths
    .filter((path) => path === 'package.json' || path.endsWith('/package.json'))
    .flatMap((path) => {
      const manifest = JSON.parse(tree.read(path)) as Manifest;
      const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
      const project = path.split('/').at(-2) ?? 'root';
      return Object.entries(all).map(([name, version]) => ({ name, version, project }));
    })
    .filter(({ name }) => !name.startsWith('@yimen/'));
}
