import { generatedFiles } from '../generate.ts';
import type { Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';

/** Where the files of the tree differ from what they should be. */
export function staleFiles(wanted: Readonly<Record<string, string>>, tree: Tree): string[] {
  return Object.entries(wanted)
    .filter(([path, text]) => !tree.paths.includes(path) || tree.read(path) !== text)
    .map(([path]) => `${path}: not what its sources say (npm run check -- --write)`);
}

export const generatedFresh: Rule = {
  about: 'generated files are what their sources say: every subject, stream, permission and problem is documented',
  find: async (tree) => staleFiles(await generatedFiles(tree), tree),
};
