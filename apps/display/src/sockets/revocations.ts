import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Revocations as RevocationList, SubjectRevoked, subjects } from '@yimen/contracts';
import { Bus } from '@yimen/platform';
import { SocketPrincipal, closeSocket } from '@yimen/platform/sockets';
import { Namespaces } from '../frames/namespaces.ts';

const ASK_TIMEOUT_MS = 2000;

/** Accounts and devices whose tokens still hold but must not: their sockets end at once, and they are refused at the handshake. */
@Injectable()
export class Revocations implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Revocations.name);
  private readonly revoked = new Set<string>();
  private stops: (() => void)[] = [];

  constructor(
    private readonly bus: Bus,
    private readonly namespaces: Namespaces,
  ) {}

  onApplicationBootstrap(): void {
    this.stops = [
      this.bus.subscribe(subjects.identity.revoked, ({ body }) => {
        const told = SubjectRevoked.safeParse(body);
        if (told.success) this.revoke(told.data.subject);
      }),
      this.bus.onUp(() => void this.catchUp()),
    ];
  }

  onApplicationShutdown(): void {
    for (const stop of this.stops) stop();
  }

  has(subject: string): boolean {
    return this.revoked.has(subject);
  }

  private revoke(subject: string): void {
    this.revoked.add(subject);
    for (const socket of this.namespaces.everySocket()) {
      if (SocketPrincipal.of(socket)?.id === subject) closeSocket(socket, { reason: 'revoked', retryAfterMs: 0 });
    }
  }

  /** What was revoked while we were away. */
  private async catchUp(): Promise<void> {
    try {
      const { revoked } = await this.bus.request(subjects.identity.revocations, {}, RevocationList, { timeoutMs: ASK_TIMEOUT_MS });
      for (const { subject } of revoked) this.revoke(subject);
    } catch (error) {
      this.log.debug(`revocations cannot be asked: ${error instanceof Error ? error.message : 'failed'}`);
    }
  }
}
