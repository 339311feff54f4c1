import staticFiles from '@fastify/static';
import { Logger } from '@nestjs/common';
import { Refusal, sendProblem } from '@yimen/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from '../http/edge.ts';
import { compressed } from './compress.ts';
import { languageOf } from './language.ts';
import type { BuiltPages, PageRequest, PageRow, RenderedPage } from './page-table.ts';
import { formOf, takeForms } from './take-forms.ts';
import { plainPage } from './plain-pages.ts';

/** Reaches the services for a page that is rendered here. */
export type ServiceFetch = (request: FastifyRequest) => PageRequest['fetch'];

const YEAR_SEC = 31_536_000;
const log = new Logger('Pages');

/** Serves the built pages at the addresses of their table, their files, and a proper page for every other address. */
export async function servePages(instance: FastifyInstance, pages: BuiltPages | undefined, fetchFor: ServiceFetch): Promise<void> {
  if (pages) {
    await instance.register(staticFiles, {
      root: pages.client,
      serve: false,
      preCompressed: true,
      etag: true,
      lastModified: false,
      cacheControl: false,
    });
    instance.get('/assets/*', (request: FastifyRequest<{ Params: { '*': string } }>, reply) =>
      sendAsset(reply, `assets/${request.params['*']}`),
    );
    for (const file of pages.files) instance.get(`/${file}`, (_request, reply) => sendFile(reply, file, 'public, max-age=3600'));
    for (const row of pages.rows) instance.get(row.path, (request, reply) => sendPage(row, pages, fetchFor, request, reply));
    const forms = pages.rows.filter((row) => row.form);
    await takeForms(instance, forms, (row, request, reply) => sendPage(row, pages, fetchFor, request, reply));
  }
  instance.get('/*', (request, reply) => sendMissing(pages, fetchFor, request, reply));
}

/** Names of assets hold a hash of their content: they never change. */
function sendAsset(reply: FastifyReply, name: string): FastifyReply {
  return sendFile(reply, name, `public, max-age=${YEAR_SEC}, immutable`);
}

function sendFile(reply: FastifyReply, name: string, cacheControl: string): FastifyReply {
  return reply.headers({ 'cache-control': cacheControl, vary: 'accept-encoding' }).sendFile(name);
}

async function sendPage(
  row: PageRow,
  pages: BuiltPages,
  fetchFor: ServiceFetch,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const rendered = row.server ? await renderSafely(pages, fetchFor, request) : undefined;
  if (rendered) return sendRendered(rendered, request, reply);
  if (row.entry) return sendFile(reply, row.entry, 'no-cache');
  return sendPlain(request, reply, 'away', 503);
}

/** Somebody who looks for a page gets a page, a program a problem document. */
async function sendMissing(
  pages: BuiltPages | undefined,
  fetchFor: ServiceFetch,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (pathOf(request).startsWith('/api/') || !request.headers.accept?.includes('text/html')) {
    sendProblem(reply, new Refusal('not-found').problem);
    return reply;
  }
  const rendered = pages && (await renderSafely(pages, fetchFor, request));
  return rendered?.status === 404 ? sendRendered(rendered, request, reply) : sendPlain(request, reply, 'missing', 404);
}

async function renderSafely(pages: BuiltPages, fetchFor: ServiceFetch, request: FastifyRequest): Promise<RenderedPage | undefined> {
  if (!pages.render) return undefined;
  try {
    const query = Object.fromEntries(new URL(request.raw.url ?? '/', 'http://page').searchParams);
    const language = languageOf(request.headers.cookie, request.headers['accept-language']);
    const form = formOf(request);
    return await pages.render({ path: pathOf(request), query, language, fetch: fetchFor(request), ...(form ? { form } : {}) });
  } catch (error) {
    log.error(error instanceof Error ? error : new Error(String(error)), `rendering ${request.routeOptions.url ?? 'a page'}`);
    return undefined;
  }
}

async function sendRendered({ status, html, headers }: RenderedPage, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { body, encoding } = await compressed(html, request.headers['accept-encoding']);
  reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
    vary: 'accept-encoding, accept-language, cookie',
  });
  if (encoding) reply.header('content-encoding', encoding);
  return reply.code(status).send(body);
}

function sendPlain(request: FastifyRequest, reply: FastifyReply, page: 'missing' | 'away', status: number): FastifyReply {
  const language = languageOf(request.headers.cookie, request.headers['accept-language']);
  if (status === 503) reply.header('retry-after', '3');
  return reply
    .code(status)
    .headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .send(plainPage(page, language));
}
