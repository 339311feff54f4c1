import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PageRow } from './page-table.ts';

/** A form of a page is a few short fields. */
const MAX_BYTES = 4096;

type Send = (row: PageRow, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Lets pages take a plain form by POST, and nothing else: what is secret stays out of addresses, and so out of logs and histories. */
export async function takeForms(instance: FastifyInstance, rows: readonly PageRow[], send: Send): Promise<void> {
  await instance.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: MAX_BYTES }, (_request, body, read) =>
      read(null, new URLSearchParams(String(body))),
    );
    for (const row of rows) scope.post(row.path, (request, reply) => send(row, request, reply));
    done();
  });
}

/** The fields that were posted; of a name that comes twice the last. */
export function formOf({ body }: FastifyRequest): Record<string, string> | undefined {
  return body instanceof URLSearchParams ? Object.fromEntries(body) : undefined;
}
