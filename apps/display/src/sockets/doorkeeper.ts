import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { clientEvents, displayNamespaces } from '@yimen/contracts';
import type { DisplayNamespace, PermissionName, Principal, ProblemCode } from '@yimen/contracts';
import { Metrics, Refusal, TokenVerifier } from '@yimen/platform';
import { authenticate, closeSocket, dropAtExpiry, handshake, limitEvents } from '@yimen/platform/sockets';
import type { Namespace, Socket } from 'socket.io';
import { Namespaces } from '../frames/namespaces.ts';
import { HallBook } from '../halls/hall-book.ts';
import type { LiveSocket, StaffData } from './live-socket.ts';
import { Revocations } from './revocations.ts';
import { hallOf } from './socket-hall.ts';

/** Clients return spread over this after a drain. */
const RETURN_WITHIN_MS = 3000;

/** Who may come in: the same steps for every namespace of devices and staff. */
@Injectable()
export class Doorkeeper implements OnApplicationShutdown {
  private readonly connections: ReturnType<Metrics['gauge']>;
  private timer: NodeJS.Timeout;

  constructor(
    private readonly tokens: TokenVerifier,
    private readonly revocations: Revocations,
    private readonly namespaces: Namespaces,
    private readonly book: HallBook,
    metrics: Metrics,
  ) {
    this.connections = metrics.gauge('yimen_display_sockets', 'Live sockets', ['namespace']);
    this.timer = setInterval(() => this.count(), 5000).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Guards a namespace by token: permission, kind of principal, hall of this city, not revoked. */
  guard(
    name: DisplayNamespace,
    namespace: Namespace,
    permission: PermissionName,
    accept: (who: Principal) => ProblemCode | undefined,
  ): void {
    this.open(name, namespace, async (socket) => {
      const principal = await authenticate(socket, this.tokens, permission, accept);
      if (this.revocations.has(principal.id)) throw new Refusal('not-signed-in');
      if (principal.hall !== undefined) hallOf(this.book, principal);
      (socket as LiveSocket<StaffData>).data.principal = principal;
    });
  }

  /** Guards a namespace by a check of its own. */
  open(name: DisplayNamespace, namespace: Namespace, check: (socket: Socket) => Promise<void> | void): void {
    this.namespaces.add(name, namespace);
    namespace.use(handshake(check));
    const known = new Set<string>(clientEvents[name]);
    namespace.use((socket, next) => {
      limitEvents(socket, known);
      next();
    });
  }

  /** Ends the socket when its token ends. */
  watch(socket: Socket, principal: Principal): void {
    dropAtExpiry(socket, principal);
  }

  /** Tells everybody to come back elsewhere, spread over a few seconds, and lets go. */
  sendAway(): void {
    for (const socket of this.namespaces.everySocket()) {
      closeSocket(socket, { reason: 'drain', retryAfterMs: Math.floor(Math.random() * RETURN_WITHIN_MS) });
    }
  }

  private count(): void {
    for (const name of Object.keys(displayNamespaces) as DisplayNamespace[]) {
      this.connections.set({ namespace: name }, this.namespaces.sockets(name).length);
    }
  }
}
