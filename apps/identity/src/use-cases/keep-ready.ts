import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Bus, Health, MongoLink, pause } from '@yimen/platform';
import { AttemptLimits } from '../accounts/attempts.ts';
import { Pairings } from '../devices/pairings.ts';
import { Revocations } from '../devices/revocations.ts';
import { ProviderHost } from '../provider/provider-host.ts';
import { indexArtifacts } from '../store/artifacts.ts';
import { HallDevicesOf } from './hall-devices.ts';
import { ExternalLogins } from '../store/external-logins.ts';

const RETRY_MS = 300;

/** Brings the store into shape as soon as MongoDB is there, then the provider; until then the service says that it is not ready. */
@Injectable()
export class KeepReady implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(KeepReady.name);
  private readonly stopped = new AbortController();

  constructor(
    private readonly mongo: MongoLink,
    private readonly host: ProviderHost,
    private readonly pairings: Pairings,
    private readonly attempts: AttemptLimits,
    private readonly external: ExternalLogins,
    private readonly revocations: Revocations,
    private readonly devices: HallDevicesOf,
    private readonly bus: Bus,
    health: Health,
  ) {
    health.add('provider', () => ({ state: host.ready ? 'ready' : 'waiting for its keys', ok: host.ready, required: true }));
  }

  /** Waits for the provider only where the database is there already: an app must start without it. */
  async onApplicationBootstrap(): Promise<void> {
    const prepared = this.mongo.whenUp().then(() => this.prepareUntilDone());
    if (this.mongo.up) await prepared;
    this.bus.onUp(() => void this.tellRevocations());
    this.host.onGrantRevoked(
      (grantId) => void this.devices.revokeByGrant(grantId).catch(() => this.log.warn('a pairing could not be ended')),
    );
  }

  onApplicationShutdown(): void {
    this.stopped.abort();
  }

  private async prepareUntilDone(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await Promise.all([indexArtifacts(this.mongo.connection), this.pairings.index(), this.attempts.index(), this.external.index()]);
        await this.host.start();
        return;
      } catch (error) {
        this.log.warn(`the store is not ready: ${error instanceof Error ? error.name : 'unknown'}`);
      }
      await pause(RETRY_MS, this.stopped.signal);
    }
  }

  private async tellRevocations(): Promise<void> {
    if (this.mongo.up) await this.revocations.tellAgain(new Date()).catch(() => this.log.warn('revocations could not be told again'));
  }
}
