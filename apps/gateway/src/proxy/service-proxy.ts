import httpProxy from '@fastify/http-proxy';
import type { FastifyHttpProxyOptions } from '@fastify/http-proxy';
import { Refusal, sendProblem } from '@yimen/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewaySettings } from '../config.ts';
import { forwardedHeaders } from '../http/forwarded.ts';
import { limitedBody, wasTooLarge } from './limited-body.ts';

type ProxySettings = Pick<GatewaySettings, 'publicOrigin' | 'maxBodyBytes' | 'answerTimeoutMs' | 'connectTimeoutMs'>;

export interface Passage {
  /** Addresses that begin with this … */
  readonly prefix: string;
  /** … go to this service under this path. */
  readonly upstream: URL;
  readonly rewritePrefix: string;
  /** Below the prefix: everything (default), or the prefix itself alone. */
  readonly routes?: readonly string[];
}

/** Shorter than the services' 72 s, so that a request never goes into a connection that its service is closing. */
const KEEP_ALIVE_MS = 30_000;
const BETWEEN_BYTES_MS = 60_000;

/** Passes HTTP on to one service, bodies as streams, and answers 503 in its place when it is away. */
export async function passTo(instance: FastifyInstance, passage: Passage, settings: ProxySettings): Promise<void> {
  await instance.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addHook('onRequest', refuseDeclaredSize(settings.maxBodyBytes));
    const limitBody = (request: FastifyRequest, payload: NodeJS.ReadableStream, done: (error: Error | null, body: unknown) => void) =>
      done(null, limitedBody(request.raw, payload, settings.maxBodyBytes));
    scope.addContentTypeParser('*', limitBody);
    await scope.register(httpProxy, proxyOptions(passage, settings));
  });
}

function proxyOptions(passage: Passage, settings: ProxySettings): FastifyHttpProxyOptions {
  const publicOrigin = new URL(settings.publicOrigin);
  return {
    prefix: passage.prefix,
    upstream: passage.upstream.origin,
    rewritePrefix: passage.rewritePrefix,
    routes: [...(passage.routes ?? ['/*'])],
    proxyPayloads: false,
    disableRequestLogging: true,
    destroyAgent: true,
    undici: {
      connections: 128,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      connect: { timeout: settings.connectTimeoutMs },
      headersTimeout: settings.answerTimeoutMs,
      bodyTimeout: BETWEEN_BYTES_MS,
    },
    replyOptions: {
      // One repeat of a GET whose kept-alive connection turned out dead; never a wait on a 503.
      retriesCount: 1,
      rewriteRequestHeaders: (request, headers) => forwardedHeaders(headers, request.ip, publicOrigin),
      rewriteHeaders: withoutOwnHeaders,
      onError: answerInstead,
    },
  };
}

/** The gateway's own security headers stand; a service does not name its software. */
function withoutOwnHeaders<Headers extends Record<string, unknown>>(headers: Headers): Headers {
  const { 'content-security-policy': _csp, 'strict-transport-security': _hsts, server: _server, 'x-powered-by': _by, ...kept } = headers;
  return kept as Headers;
}

function answerInstead(reply: unknown): void {
  const own = reply as FastifyReply;
  const code = wasTooLarge(own.request.raw) ? 'too-large' : 'service-unavailable';
  own.header('connection', 'close');
  sendProblem(own, new Refusal(code).problem);
}

function refuseDeclaredSize(maxBytes: number) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (Number(request.headers['content-length'] ?? 0) <= maxBytes) {
      done();
      return;
    }
    reply.header('connection', 'close');
    sendProblem(reply, new Refusal('too-large').problem);
  };
}
