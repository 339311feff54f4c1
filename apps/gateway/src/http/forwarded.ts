import { currentScope, TRACE_HEADER, traceparentOf } from '@yimen/platform';

type Headers = Record<string, string | string[] | undefined>;

/** What the gateway alone may say, and what nobody may: services believe these headers. */
const ours = /^(x-forwarded-|forwarded$|x-real-ip$|x-http-method|x-method-override$|x-original-|x-rewrite-|via$)/;

/** Headers of a request as they go on to a service: a client's own claims about addresses are replaced by what the gateway sees. */
export function forwardedHeaders(headers: Headers, address: string, publicOrigin: URL): Headers {
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !ours.test(name.toLowerCase())));
  const trace = currentScope()?.trace;
  return { ...kept, ...forwardedBy(address, publicOrigin), ...(trace ? { [TRACE_HEADER]: traceparentOf(trace) } : {}) };
}

/** What a service may know of the way that a request came. */
export function forwardedBy(address: string, publicOrigin: URL): Record<string, string> {
  return {
    'x-forwarded-for': address,
    'x-forwarded-host': publicOrigin.host,
    'x-forwarded-proto': publicOrigin.protocol.slice(0, -1),
  };
}

export function isOurs(name: string): boolean {
  return ours.test(name.toLowerCase());
}
