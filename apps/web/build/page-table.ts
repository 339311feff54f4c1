import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** One address of the site: a static entry, or rendered by the server build. A row may have both: the server tries first. */
export interface PageRow {
  readonly path: string;
  readonly entry?: string;
  readonly server?: boolean;
  /** It takes a form by POST too: for what must not stand in an address. */
  readonly form?: boolean;
}

const file = new URL('../pages.json', import.meta.url);

/** The table of addresses; the only place where an address meets its entry. */
export function pageTable(): PageRow[] {
  return JSON.parse(readFileSync(file, 'utf8')) as PageRow[];
}

/** HTML entries of the client build, by name. */
export function entriesOf(rows: readonly PageRow[]): Record<string, string> {
  const names = rows.flatMap((row) => (row.entry ? [row.entry] : []));
  return Object.fromEntries(names.map((name) => [name.replace(/\.html$/, ''), name]));
}

/** Row that answers an address: exact rows before rows with a parameter. */
export function findPage(rows: readonly PageRow[], path: string): PageRow | undefined {
  const clean = path.length > 1 ? path.replace(/\/$/, '') : path;
  return rows.find((row) => row.path === clean) ?? rows.find((row) => row.path.includes(':') && patternOf(row.path).test(clean));
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:[a-z]+/g, '[^/]+')}$`);
}

/** Ships the table beside the pages, so that whoever serves them needs no second list. */
export function shipPageTable(): Plugin {
  return {
    name: 'yimen:page-table',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(pageTable()) });
    },
  };
}
