import type { Rule } from '../rule.ts';
import { findLines, isCode, isSpec, isText } from '../tree.ts';
import type { Tree } from '../tree.ts';

function findIn(
  tree: Tree,
  isWanted: (path: string) => boolean,
  pattern: RegExp,
  isFault: (line: string) => boolean = () => true,
): string[] {
  return tree.paths
    .filter(isWanted)
    .flatMap((path) => [...findLines(tree, path, pattern)])
    .filter(({ line }) => isFault(line))
    .map(({ at, match }) => `${at}: ${match.trim()}`);
}

// Put together from pieces, so that the rule does not find itself.
const homes = ['home', 'root', 'Users', 'work', 'tmp'].join('|');
const absolutePath = new RegExp(`(?<![\\w.*}/-])/(?:${homes})/[\\w.-]|\\b[A-Z]:\\\\{1,2}\\w`);

export const noMachinePaths: Rule = {
  about: 'no path of one machine in code, settings or documents',
  find: (tree) => findIn(tree, isText, absolutePath),
};

const registries = [
  'registry\\.npmjs',
  'npmmirror\\.',
  'pypi\\.org',
  'pythonhosted\\.',
  'proxy\\.golang',
  'deb\\.debian',
  'artifactory',
  'jfrog\\.',
];
const privateHost = '//[\\w.-]+\\.(?:internal|local|lan|corp)\\b';
const registryHost = new RegExp([...registries, privateHost].join('|'), 'i');

export const noRegistryHosts: Rule = {
  about: 'no host of a package registry: the lockfile and the set-up work with whatever registry a machine uses',
  find: (tree) => findIn(tree, (path) => isText(path) && !path.startsWith('tools/check/'), registryHost),
};

const hasIssue = (line: string) => /#\d+/.test(line);
const forbidden: readonly { readonly word: RegExp; readonly in: (path: string) => boolean; readonly unless?: (line: string) => boolean }[] =
  [
    { word: new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`), in: isCode, unless: hasIssue },
    { word: new RegExp(['eslint', 'disable'].join('-')), in: isCode },
    { word: new RegExp(['prettier', 'ignore'].join('-') + '\\b'), in: isCode },
    { word: new RegExp(`@ts-(?:${['ig' + 'nore', 'no' + 'check', 'expect-' + 'error'].join('|')})`), in: isCode },
    { word: /\b(?:describe|it|test)(?:\.each\([^)]*\))?\.(?:only|skip|todo|failing)\b/, in: isSpec },
    { word: /(?:^|\s)(?:fit|fdescribe|xit|xtest|xdescribe)\(/, in: isSpec },
  ];

export const noForbiddenWords: Rule = {
  about: 'no open end without an issue, no silenced checker, no test that is left out or runs alone',
  find: (tree) => forbidden.flatMap(({ word, in: isWanted, unless }) => findIn(tree, isWanted, word, (line) => !unless?.(line))),
};

export const specsAssert: Rule = {
  about: 'no spec file without an assertion',
  find: (tree) =>
    tree.paths.filter((path) => isSpec(path) && !/\bexpect\s*[(.]/.test(tree.read(path))).map((path) => `${path}: asserts nothing`),
};
