import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The files of the repository as the rules see them: paths with `/` from the root, and their text. */
export interface Tree {
  readonly paths: readonly string[];
  read(path: string): string;
}

const ignoredFolders = new Set(['node_modules', 'dist', '.git', '.cache', '.nx', '.data', '.secrets', 'data', 'test-results', 'coverage']);
const ignoredFiles = /\.(tsbuildinfo|log)$|^\.env$/;

/** All files under `root` but those that .gitignore names. */
export function readTree(root: string): Tree {
  const texts = new Map<string, string>();
  const read = (path: string) => {
    const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8');
    texts.set(path, text);
    return text;
  };
  return { paths: [...walk(root, '')].sort(), read };
}

function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const isIgnored = folder === '' || entry.name !== 'data' ? ignoredFolders.has(entry.name) : false;
    if (entry.isDirectory() && !isIgnored) yield* walk(root, path);
    else if (entry.isFile() && !ignoredFiles.test(entry.name)) yield path;
  }
}

/** A tree that exists only here, for the rules' own tests. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return {
    paths: Object.keys(files).sort(),
    read: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`no file ${path}`);
      return text;
    },
  };
}

export const isSpec = (path: string) => /\.spec\.tsx?$/.test(path);

/** Source code of ours: TypeScript and plain modules, tests included. */
export const isCode = (path: string) => /\.(ts|tsx|mjs|js)$/.test(path) && !path.endsWith('.d.ts');

/** Text that people read or programs take in, as opposed to pictures, sounds, fonts. */
export const isText = (path: string) =>
  /\.(ts|tsx|mjs|js|json|md|css|html|svg|ya?ml|csv|sh|conf|webmanifest)$|^[^.]*$|^\.[a-z]+$/.test(basename(path));

export const folderOf = (path: string) => dirname(path);

/** Every match of `pattern` with its line: `path:line`. */
export function* findLines(tree: Tree, path: string, pattern: RegExp): Generator<{ at: string; line: string; match: string }> {
  for (const [index, line] of tree.read(path).split('\n').entries()) {
    const match = pattern.exec(line)?.[0];
    if (match !== undefined) yield { at: `${path}:${index + 1}`, line, match };
  }
}
