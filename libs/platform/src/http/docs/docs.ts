import type { FastifyInstance } from 'fastify';
import type { Route } from '../routes.ts';
import { openApiOf } from './openapi.ts';
import type { OpenApi } from './openapi.ts';
import { docsPage, docsStyles } from './page.ts';

/** Serves the documentation under the service's prefix: `docs` for people, `docs/openapi.json` for tools. Made when first asked for. */
export function addDocs(instance: FastifyInstance, service: string, routes: readonly Route[]): void {
  const base = `/api/${service}`;
  let made: OpenApi | undefined;
  const document = () => (made ??= openApiOf(service, routes));
  instance.get(`${base}/docs`, (_request, reply) => {
    void reply.header('content-type', 'text/html; charset=utf-8').send(docsPage(document(), base));
  });
  instance.get(`${base}/docs/docs.css`, (_request, reply) => {
    void reply.header('content-type', 'text/css; charset=utf-8').send(docsStyles);
  });
  instance.get(`${base}/docs/openapi.json`, (_request, reply) => {
    void reply.send(document());
  });
}
