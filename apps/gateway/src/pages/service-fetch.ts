import type { FastifyRequest } from 'fastify';
import type { ServiceName } from '../config.ts';
import { forwardedBy } from '../http/forwarded.ts';
import { isPlainPath } from '../http/plain-path.ts';
import type { ServiceFetch } from './serve-pages.ts';

const LIMIT_MS = 3000;

/** A `fetch` for pages that are rendered here: only addresses of our own API, on behalf of the visitor's address, with a time limit. */
export function serviceFetch(upstreams: ReadonlyMap<ServiceName, URL>, publicOrigin: URL): ServiceFetch {
  return (request: FastifyRequest) => async (input, init) => {
    const target = targetOf(input, upstreams);
    if (!target) return new Response(null, { status: 503, headers: { 'retry-after': '3' } });
    const headers = new Headers(init?.headers);
    for (const [name, value] of Object.entries(forwardedBy(request.ip, publicOrigin))) headers.set(name, value);
    return fetch(target, { ...init, headers, redirect: 'error', signal: init?.signal ?? AbortSignal.timeout(LIMIT_MS) });
  };
}

/** The service's address of `/api/<service>/…`; undefined when the service has none. Throws on any other address. */
function targetOf(input: string, upstreams: ReadonlyMap<ServiceName, URL>): URL | undefined {
  const [path = '', query] = input.split('?', 2);
  const service = /^\/api\/([a-z]+)\//.exec(path)?.[1];
  if (service === undefined || !isPlainPath(path)) throw new Error('a page may ask only addresses of the API');
  const upstream = upstreams.get(service as ServiceName);
  return upstream && new URL(query === undefined ? path : `${path}?${query}`, upstream.origin);
}
