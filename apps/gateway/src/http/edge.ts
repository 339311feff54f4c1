import { Refusal, bearerToken, sendProblem } from '@yimen/platform';
import type { TokenVerifier } from '@yimen/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewaySettings } from '../config.ts';
import { RateLimits, callerOf } from '../limits/rate-limits.ts';
import { networkRule } from './networks.ts';
import { isPlainPath } from './plain-path.ts';

const operatorPaths = new Set(['/metrics', '/health/ready']);

/** What every request passes before a route is looked at: its path, its host, its pace. */
export function guardEdge(instance: FastifyInstance, settings: GatewaySettings, tokens: TokenVerifier): void {
  const hosts = hostRule(settings.publicOrigin);
  const isOperator = networkRule(settings.operatorNetworks);
  const limits = settings.rateLimits ? limitsOf(settings) : undefined;
  instance.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request);
    if (path === '/health/live') return;
    if (!isPlainPath(path)) return refuse(reply, 'malformed', { reason: 'path' });
    if (operatorPaths.has(path)) return isOperator(request.ip) ? undefined : refuse(reply, 'not-found');
    const elsewhere = hosts(request);
    if (elsewhere !== undefined) return leadTo(elsewhere, request, reply);
    const waitMs = limits ? await waitFor(limits, request, path, tokens) : 0;
    if (waitMs > 0) return refuse(reply, 'too-many-requests', { retryAfterMs: waitMs });
  });
}

export function pathOf(request: FastifyRequest): string {
  return (request.raw.url ?? '').split('?', 1)[0] ?? '';
}

async function waitFor(limits: RateLimits, request: FastifyRequest, path: string, tokens: TokenVerifier): Promise<number> {
  const token = bearerToken(request.headers.authorization);
  const principal = token === undefined ? undefined : await tokens.verify(token).catch(() => undefined);
  return limits.take(callerOf(principal, request.ip, path), performance.now());
}

function limitsOf(settings: GatewaySettings): RateLimits {
  return new RateLimits({
    public: settings.publicPerSecond,
    'sign-in': settings.signInPerSecond,
    resident: settings.residentPerSecond,
    staff: settings.staffPerSecond,
    device: settings.devicePerSecond,
  });
}

/** The site has one name. Asked by another, a page leads to the right one and everything else is refused: no page of another name may act here. */
function hostRule(publicOrigin: string): (request: FastifyRequest) => string | undefined {
  const { host, origin } = new URL(publicOrigin);
  return (request) => (request.headers.host === host ? undefined : origin);
}

function leadTo(origin: string, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
  return isPage ? reply.redirect(origin + (request.raw.url ?? '/'), 308) : refuse(reply, 'wrong-host');
}

function refuse(
  reply: FastifyReply,
  code: 'malformed' | 'not-found' | 'wrong-host' | 'too-many-requests',
  details?: Record<string, unknown>,
): FastifyReply {
  sendProblem(reply, new Refusal(code, details).problem);
  return reply;
}
