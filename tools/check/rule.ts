import type { Tree } from './tree.ts';

/** One rule of the house. It gives a line for everything that breaks it, beginning with where. */
export interface Rule {
  readonly about: string;
  readonly find: (tree: Tree) => readonly string[] | Promise<readonly string[]>;
}
