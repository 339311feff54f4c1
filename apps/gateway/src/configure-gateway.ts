import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Metrics, TokenVerifier } from '@yimen/platform';
import { identityPaths } from '@yimen/contracts';
import type { FastifyInstance } from 'fastify';
import { serviceNames, upstreamsOf } from './config.ts';
import type { GatewaySettings } from './config.ts';
import { guardEdge } from './http/edge.ts';
import { permissionsPolicy, securityHeaders } from './http/security-headers.ts';
import { refuseAbsentService } from './proxy/absent-service.ts';
import { loadPages } from './pages/page-table.ts';
import { servePages } from './pages/serve-pages.ts';
import { serviceFetch } from './pages/service-fetch.ts';
import { passTo } from './proxy/service-proxy.ts';
import { visitorAddress } from './tunnel/visitor-address.ts';
import { Tunnel } from './tunnel/tunnel.ts';

/** Puts everything that the gateway does onto its server, and returns the tunnel, which has to be closed before the server. */
export async function configureGateway(app: NestFastifyApplication, settings: GatewaySettings): Promise<Tunnel> {
  const instance: FastifyInstance = app.getHttpAdapter().getInstance();
  const publicOrigin = new URL(settings.publicOrigin);
  const upstreams = upstreamsOf(settings);
  timeAnswers(instance);
  await instance.register(helmet, securityHeaders(settings.publicOrigin));
  guardEdge(instance, settings, app.get(TokenVerifier));
  await passToServices(instance, settings);
  await servePages(instance, await loadPages(settings.webDist), serviceFetch(upstreams, publicOrigin));

  const gauge = app.get(Metrics).gauge('yimen_tunnel_connections', 'WebSockets that are carried now');
  const tunnel = new Tunnel({
    path: '/socket.io/',
    upstream: upstreams.get('display'),
    publicOrigin,
    connectTimeoutMs: settings.connectTimeoutMs,
    answerTimeoutMs: 5000,
    addressOf: visitorAddress(settings.trustedProxy),
    onSize: (connections) => gauge.set(connections),
  });
  tunnel.attach(instance.server);
  return tunnel;
}

async function passToServices(instance: FastifyInstance, settings: GatewaySettings): Promise<void> {
  const upstreams = upstreamsOf(settings);
  for (const name of serviceNames) {
    const upstream = upstreams.get(name);
    const prefix = `/api/${name}`;
    if (upstream) await passTo(instance, { prefix, upstream, rewritePrefix: prefix }, settings);
    else refuseAbsentService(instance, prefix);
  }
  const identity = upstreams.get('identity');
  if (!identity) return;
  // RFC 8414 section 3.1 puts the well-known part before the issuer's path; OpenID Discovery behind it.
  for (const document of ['oauth-authorization-server', 'openid-configuration']) {
    const wellKnown = `/.well-known/${document}`;
    const passage = {
      prefix: wellKnown + identityPaths.issuer,
      upstream: identity,
      rewritePrefix: identityPaths.issuer + wellKnown,
      routes: ['/'],
    };
    await passTo(instance, passage, settings);
  }
}

/** Says how long the gateway took, and what pages may ask of the device. */
function timeAnswers(instance: FastifyInstance): void {
  instance.addHook('onSend', (_request, reply, _payload, done) => {
    reply.header('server-timing', `gateway;dur=${reply.elapsedTime.toFixed(1)}`);
    reply.header('permissions-policy', permissionsPolicy);
    done();
  });
}
