import { listSubjects, loadContracts } from '../contracts.ts';
import type { Subject } from '../contracts.ts';
import { commentsOf, subjectTable } from '../pages/subjects.ts';
import type { Rule } from '../rule.ts';
import { isCode, isSpec } from '../tree.ts';
import type { Tree } from '../tree.ts';

/** Where a subject or permission must be used: the services, the platform that acts for them, tables of contracts built on it. */
const isUser = (path: string) => /^(apps\/[^/]+|libs\/platform|libs\/contracts)\/src\//.test(path) && isCode(path) && !isSpec(path);
const isDeclaration = (path: string) => /^libs\/contracts\/src\/(subjects|permissions|nats\/(access|streams))\.ts$/.test(path);

function productText(tree: Tree): string {
  return tree.paths
    .filter((path) => isUser(path) && !isDeclaration(path))
    .map((path) => tree.read(path))
    .join('\n');
}

/** Used by name (`queue.hallFeed`, `queueSubjects.hallFeed`) or spelt out up to its first token. */
export function unusedSubjects(subjects: readonly Subject[], tree: Tree): string[] {
  const text = productText(tree);
  return subjects
    .filter(({ key, pattern }) => {
      const [service = '', name = ''] = key.split('.');
      const spelt = pattern.split(/[*>]/)[0] ?? pattern;
      const isSpelt = ["'", '`', '$'].some((end) => text.includes(`'${spelt}${end}`) || text.includes(`\`${spelt}${end}`));
      return !isSpelt && !new RegExp(`\\b${service}(Subjects)?\\.${name}\\b`).test(text);
    })
    .map(({ key, pattern }) => `${key} (${pattern}): no service says or hears it`);
}

/** Used as a string: `@Allow('queue.call')`, `judge('queue.call', …)`. */
export function unusedPermissions(permissions: readonly string[], tree: Tree): string[] {
  const text = productText(tree);
  return permissions.filter((name) => !text.includes(`'${name}'`)).map((name) => `${name}: no service asks for it`);
}

export const subjectsUsed: Rule = {
  about: 'every subject of contracts is used',
  find: async (tree) => unusedSubjects(listSubjects(await loadContracts()), tree),
};

export const subjectsDescribed: Rule = {
  about: 'every subject of contracts says in a comment what it carries, which docs/reference/subjects.md repeats',
  find: async (tree) => {
    const comments = commentsOf(tree.read(subjectTable));
    return listSubjects(await loadContracts())
      .filter(({ key }) => (comments.get(key) ?? '').length < 10)
      .map(({ key }) => `${subjectTable}: ${key} has no comment`);
  },
};

export const permissionsUsed: Rule = {
  about: 'every permission of contracts is used',
  find: async (tree) => unusedPermissions(Object.keys((await loadContracts()).permissions), tree),
};
