import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { ProblemCode } from '@yimen/contracts';
import { forwardedBy, isOurs } from '../http/forwarded.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';

export interface TunnelOptions {
  readonly path: string;
  readonly upstream: URL | undefined;
  readonly publicOrigin: URL;
  readonly connectTimeoutMs: number;
  /** How long the upstream may take for its first byte: a frozen one takes connections and says nothing. */
  readonly answerTimeoutMs: number;
  /** The visitor's address, by the gateway's rule of whom to believe. */
  addressOf(request: IncomingMessage): string;
  /** Hears how many connections there are, at each change. */
  onSize(connections: number): void;
}

/**
 * Carries WebSockets to one service: the request's head is written anew, then bytes flow both ways with the sockets' own
 * back-pressure. The upstream's answer, be it 101 or a refusal, reaches the client unchanged.
 */
export class Tunnel {
  private readonly sockets = new Set<Socket>();
  private open = true;

  constructor(private readonly options: TunnelOptions) {}

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.carry(request, socket as Socket, head));
  }

  /** Ends every connection and takes no more; clients come back elsewhere by their own back-off. */
  close(): void {
    this.open = false;
    for (const socket of this.sockets) socket.destroy();
  }

  private carry(request: IncomingMessage, client: Socket, head: Buffer): void {
    client.on('error', () => client.destroy());
    const refusal = this.refusalOf(request);
    if (refusal) {
      refuseUpgrade(client, refusal);
      return;
    }
    this.keep(client);
    const { upstream, connectTimeoutMs, answerTimeoutMs } = this.options;
    const service = connect({ host: upstream?.hostname ?? '', port: Number(upstream?.port || 80), noDelay: true, keepAlive: true });
    refuseUntilAnswered(service, client);
    service.setTimeout(connectTimeoutMs);
    service.once('connect', () => {
      service.setTimeout(answerTimeoutMs);
      service.write(this.headOf(request));
      if (head.length > 0) service.write(head);
      client.setTimeout(0).setNoDelay(true).setKeepAlive(true, 30_000).pipe(service);
    });
  }

  private refusalOf({ url = '', method, headers }: IncomingMessage): ProblemCode | undefined {
    const { path, publicOrigin, upstream } = this.options;
    const isSocket = method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket';
    if (!isSocket || (url !== path && !url.startsWith(`${path}?`))) return 'not-found';
    if (headers.origin !== undefined && headers.origin !== publicOrigin.origin) return 'not-permitted';
    return upstream && this.open ? undefined : 'service-unavailable';
  }

  private headOf(request: IncomingMessage): string {
    const { publicOrigin } = this.options;
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let i = 0; i < request.rawHeaders.length; i += 2) {
      const [name = '', value = ''] = request.rawHeaders.slice(i, i + 2);
      if (!isOurs(name)) lines.push(`${name}: ${value}`);
    }
    for (const [name, value] of Object.entries(forwardedBy(this.options.addressOf(request), publicOrigin))) lines.push(`${name}: ${value}`);
    return `${lines.join('\r\n')}\r\n\r\n`;
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    this.options.onSize(this.sockets.size);
    socket.once('close', () => {
      this.sockets.delete(socket);
      this.options.onSize(this.sockets.size);
    });
  }
}

/** From the service's first byte on both ends live and die together; before it, its failure is a refusal with Retry-After. */
function refuseUntilAnswered(service: Socket, client: Socket): void {
  let answered = false;
  let failed = false;
  const fail = (): void => {
    service.destroy();
    if (failed) return;
    failed = true;
    if (answered) client.destroy();
    else refuseUpgrade(client, 'service-unavailable');
  };
  service.on('error', fail);
  service.once('timeout', fail);
  service.once('close', () => (answered ? client.end() : fail()));
  client.once('close', () => service.destroy());
  service.once('readable', () => {
    answered = true;
    service.setTimeout(0);
    service.pipe(client);
  });
}
