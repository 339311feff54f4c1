import type { Contracts } from '../contracts.ts';
import { code, generatedNote, table } from './table.ts';

/** docs/reference/problems.md: every refusal by its stable code. */
export function problemPage({ problems }: Contracts): string {
  const rows = Object.entries(problems).map(([name, { status, zh, en }]) => [code(name), String(status), en, zh]);
  return `# Problems

${generatedNote}

Every refusal is an RFC 9457 document with one of these codes (\`urn:yimen:problem:<code>\`). Programs read the code, people the sentence.

${table(['code', 'status', 'English', '中文'], rows)}
`;
}
