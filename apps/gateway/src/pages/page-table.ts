import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** One address of the site, as the build of the pages ships it: a static entry, a page of the server build, or both. */
export const PageRow = z.strictObject({
  path: z.string().regex(/^\/(?!api(\/|$)|socket\.io|health|metrics)(?:[a-z-]+|:[a-z]+)?(?:\/(?:[a-z-]+|:[a-z]+))*$/),
  entry: z
    .string()
    .regex(/^[a-z-]+\.html$/)
    .optional(),
  server: z.boolean().optional(),
  /** It takes a form by POST too: for what must not stand in an address. */
  form: z.boolean().optional(),
});
export type PageRow = z.infer<typeof PageRow>;

export interface PageRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly language: 'zh-CN' | 'en';
  /** Fields of a form that was posted to the page. */
  readonly form?: Readonly<Record<string, string>>;
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>;
}

const RenderedPage = z.object({ status: z.int().min(200).max(599), html: z.string(), headers: z.record(z.string(), z.string()) });
export type RenderedPage = z.infer<typeof RenderedPage>;

/** The built pages: their addresses, their folder, their server build. */
export interface BuiltPages {
  readonly client: string;
  readonly rows: readonly PageRow[];
  /** Files beside the pages that have addresses of their own, e.g. `icon.svg`. */
  readonly files: readonly string[];
  readonly render: ((request: PageRequest) => Promise<RenderedPage>) | undefined;
}

/** Loads what `apps/web` built; undefined when nothing is built there. Throws when the build is not what was agreed on. */
export async function loadPages(webDist: string | undefined): Promise<BuiltPages | undefined> {
  const client = webDist === undefined ? undefined : join(webDist, 'client');
  const table = client && join(client, 'pages.json');
  if (!webDist || !client || !table || !existsSync(table)) return undefined;
  const rows = z.array(PageRow).parse(JSON.parse(readFileSync(table, 'utf8')));
  return { client, rows, files: ownFiles(client), render: await loadRender(join(webDist, 'server', 'render.js')) };
}

async function loadRender(file: string): Promise<BuiltPages['render']> {
  if (!existsSync(file)) return undefined;
  const module = (await import(pathToFileURL(file).href)) as { render?: unknown };
  if (typeof module.render !== 'function') throw new Error(`${file} exports no render`);
  const render = module.render as (request: PageRequest) => Promise<unknown>;
  return async (request) => RenderedPage.parse(await render(request));
}

function ownFiles(client: string): string[] {
  return readdirSync(client, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(html|br|gz)$|^pages\.json$|^\./.test(entry.name))
    .map((entry) => entry.name);
}
