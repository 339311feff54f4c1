import { identityPaths } from '@yimen/contracts';
import { MongoLink, Refusal, sendProblem } from '@yimen/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProviderHost } from '../provider/provider-host.ts';

type WithOriginalUrl = FastifyRequest['raw'] & { originalUrl?: string | undefined };

/** Keys and discovery come from memory: tokens can be checked while the database is away. */
function isStoreless(url: string): boolean {
  return url.startsWith(identityPaths.jwks) || url.startsWith(`${identityPaths.issuer}/.well-known/`);
}

/** Hands everything below the issuer's path to the provider, bodies unread. Without a provider or a database: 503. */
export function mountProvider(app: NestFastifyApplication): void {
  const host = app.get(ProviderHost);
  const mongo = app.get(MongoLink);
  const serve = (request: FastifyRequest, reply: FastifyReply): void => {
    if (!host.ready || !(mongo.up || isStoreless(request.raw.url ?? ''))) {
      sendProblem(reply, new Refusal('service-unavailable').problem);
      return;
    }
    reply.hijack();
    const raw: WithOriginalUrl = request.raw;
    raw.originalUrl = raw.url;
    raw.url = (raw.url ?? '/').slice(identityPaths.issuer.length);
    void host.provider.callback()(raw, reply.raw);
  };
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  void instance.register(
    (scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _body, parsed) => parsed(null));
      scope.all('/*', serve);
      done();
    },
    { prefix: identityPaths.issuer },
  );
}
