import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin, ViteDevServer } from 'vite';
import type { RenderPage } from '../src/server/render.ts';
import { findPage, pageTable } from './page-table.ts';

/** Development only: the addresses of pages.json, and the server-rendered pages fresh from source. */
export function servePages(): Plugin {
  return {
    name: 'yimen:serve-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        answer(server, request, response).then((done) => {
          if (!done) next();
        }, next);
      });
    },
  };
}

async function answer(server: ViteDevServer, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const page = findPage(pageTable(), url.pathname);
  if (!page) return false;
  if (!page.server) {
    request.url = `/${page.entry ?? ''}${url.search}`;
    return false;
  }
  const { render } = (await server.ssrLoadModule('/src/server/render.ts')) as { render: RenderPage };
  const origin = `http://${request.headers.host ?? 'localhost'}`;
  const rendered = await render({
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    ...(request.method === 'POST' ? { form: await formOf(request) } : {}),
    language: request.headers['accept-language']?.startsWith('en') ? 'en' : 'zh-CN',
    fetch: (input, init) => fetch(new URL(input, origin), init),
  });
  response.writeHead(rendered.status, rendered.headers);
  response.end(rendered.html);
  return true;
}

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
}
