import ts from 'typescript';
import { listSubjects } from '../contracts.ts';
import type { Contracts, Subject } from '../contracts.ts';
import type { Tree } from '../tree.ts';
import { code, generatedNote, table } from './table.ts';

export const subjectTable = 'libs/contracts/src/subjects.ts';

/** docs/reference/subjects.md: every NATS subject, what it carries, who says and who hears it; every stream with its limits. */
export function subjectPage(contracts: Contracts, tree: Tree): string {
  const about = commentsOf(tree.read(subjectTable));
  const rows = listSubjects(contracts).map((subject) => {
    const { says, hears } = partners(contracts, subject);
    return [code(subject.pattern), about.get(subject.key) ?? '', says.join(', '), hears.join(', ')];
  });
  return `# Subjects

${generatedNote}

The one table of \`${subjectTable}\`. A \`*\` stands for a token: hall, system, case, participle. The rights of each service's NATS user come
from \`libs/contracts/src/nats/access.ts\`; what is not there the server refuses.

${table(['subject', 'what', 'said or asked by', 'heard or answered by'], rows)}

## Streams

${table(['stream', 'made by', 'subjects', 'kept', 'limit'], streamRows(contracts))}
`;
}

/** A city of one system stands for any city. */
const anyCity = { systems: ['system'] };

function partners(contracts: Contracts, { pattern }: Subject): { says: string[]; hears: string[] } {
  const access = Object.entries(contracts.natsAccess(anyCity)).filter(([service]) => service !== 'operator');
  type Rights = (typeof access)[number][1];
  const who = (fits: (rights: Rights) => boolean) => access.filter(([, rights]) => fits(rights)).map(([service]) => service);
  const isMeant = (subject: string) => overlap(subject, pattern);
  const streams = Object.entries(contracts.streamSubjects(anyCity)).filter(([, subjects]) => subjects.some(isMeant));
  const names = new Set(streams.map(([name]) => name));
  return {
    says: who(({ publish, request }) => [...publish, ...request].some(isMeant)),
    hears: who(
      ({ subscribe, answer, consume }) => [...subscribe, ...answer].some(isMeant) || consume.some(({ stream }) => names.has(stream)),
    ),
  };
}

/** Whether some subject fits both patterns. */
export function overlap(a: string, b: string): boolean {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let index = 0; ; index += 1) {
    const [one, other] = [left[index], right[index]];
    if (one === '>' || other === '>') return one !== undefined && other !== undefined;
    if (one === undefined || other === undefined) return one === other;
    if (one !== other && one !== '*' && other !== '*') return false;
  }
}

function streamRows(contracts: Contracts): string[][] {
  return contracts.streamNames.map((name) => {
    const stream = contracts.streamOf(name);
    const days = `${stream.maxAgeMs / 86_400_000} days`;
    return [code(name), stream.owner, stream.subjects.map(code).join(' '), days, `${stream.maxBytes / 1024 / 1024} MiB`];
  });
}

/** The comment above each entry of the table, by `service.name`. */
export function commentsOf(source: string): Map<string, string> {
  const comments = new Map<string, string>();
  const file = ts.createSourceFile('subjects.ts', source, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node, path: readonly string[]): void => {
    const name = ts.isPropertyAssignment(node) ? node.name.getText() : undefined;
    const inside = name === undefined ? path : [...path, name];
    if (name !== undefined && inside.length === 2) {
      const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
      comments.set(inside.join('.'), ts.getTextOfJSDocComment(comment?.comment) ?? '');
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(file, []);
  return comments;
}
