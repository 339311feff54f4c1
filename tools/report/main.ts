import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { performancePage } from './performance-page.ts';
import type { BenchResult } from './performance-page.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs');
const help = `npm run report -- [options]

Writes docs/performance.md from docs/performance.json, the result of "npm run bench -- --json docs/performance.json": no number is typed by hand.

  --check   only say whether the page is the one that the result gives      npm run report -- --check
  --help    this text

Exit status: 0 written or equal, 1 the page differs, 2 wrong usage.
`;

const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const file = join(docs, 'performance.md');
const page = performancePage(JSON.parse(readFileSync(join(docs, 'performance.json'), 'utf8')) as BenchResult);
if (values.check) process.exit(readFileSync(file, 'utf8') === page ? 0 : 1);
writeFileSync(file, page);
process.stdout.write('docs/performance.md\n');
