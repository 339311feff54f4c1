import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';
import { inScope, scopeOf } from '../trace/scope.ts';
import type { Scope } from '../trace/scope.ts';
import { TRACE_HEADER } from '../trace/trace.ts';

const scopes = new WeakMap<FastifyRequest, Scope>();

/** Gives every request its scope (service, trace), which log lines and outgoing messages carry, and counts it by route. */
export function observeRequests(instance: FastifyInstance, service: string, metrics: Metrics): void {
  instance.addHook('onRequest', (request, _reply, done) => {
    const scope = scopeOf(service, request.headers[TRACE_HEADER]);
    scopes.set(request, scope);
    inScope(scope, done);
  });
  // Reading a body continues in the socket's context, so the scope is entered again behind it.
  instance.addHook('preValidation', (request, _reply, done) => {
    const scope = scopes.get(request);
    if (scope) inScope(scope, done);
    else done();
  });
  instance.addHook('onResponse', (request, reply, done) => {
    count(metrics, request, reply);
    done();
  });
}

function count(metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? 'none';
  metrics.requests.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
}
