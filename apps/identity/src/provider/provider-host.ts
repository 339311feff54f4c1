import { Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Refusal } from '@yimen/platform';
import type { Provider } from 'oidc-provider';
import type { KeyRing, KeyRings, RingKey } from '../store/key-ring.ts';

const LOOK_AGAIN_MS = 30_000;
/** A key signs only after verifiers had this long to read it from the JWKS. */
export const NEXT_KEY_NOTICE_MS = 10 * 60_000;

export interface ProviderHostOptions {
  readonly rings: KeyRings;
  readonly keyLifetimeMs: number;
  make(ring: KeyRing): Provider;
}

/**
 * Holds the provider of the moment. It comes when the key ring could be read for the first time, and is made anew when the ring
 * has turned, here or in another process.
 */
export class ProviderHost implements OnApplicationShutdown {
  private readonly log = new Logger(ProviderHost.name);
  private held: { readonly provider: Provider; readonly ring: KeyRing } | undefined;
  private timer: NodeJS.Timeout | undefined;

  private readonly grantListeners = new Set<(grantId: string) => void>();

  constructor(private readonly options: ProviderHostOptions) {}

  /** Calls back when the provider ends a grant by itself, e.g. because a token of it was used twice. */
  onGrantRevoked(listener: (grantId: string) => void): void {
    this.grantListeners.add(listener);
  }

  /** Reads the ring now and from then on regularly. Resolves when there is a provider. */
  async start(): Promise<void> {
    await this.refresh();
    this.timer ??= setInterval(() => void this.refreshSafely(), LOOK_AGAIN_MS).unref();
  }

  get ready(): boolean {
    return this.held !== undefined;
  }

  /** The provider; refuses as `service-unavailable` until the first one is there. */
  get provider(): Provider {
    if (!this.held) throw new Refusal('service-unavailable');
    return this.held.provider;
  }

  /** The keys in use, without private parts. */
  get keys(): Pick<RingKey, 'kid' | 'state' | 'since'>[] {
    return (this.held?.ring.keys ?? []).map(({ kid, state, since }) => ({ kid, state, since }));
  }

  /** Turns the key ring now: the key that was next signs from here on. */
  async rotate(): Promise<void> {
    this.use(await this.options.rings.rotate(this.held?.ring ?? (await this.options.rings.load())));
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async refresh(): Promise<void> {
    let ring = await this.options.rings.load();
    if (this.isDue(ring)) ring = await this.options.rings.rotate(ring);
    this.use(ring);
  }

  private async refreshSafely(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      this.log.warn(`the key ring could not be read: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  private isDue({ keys }: KeyRing): boolean {
    const active = keys.find((key) => key.state === 'active');
    const next = keys.find((key) => key.state === 'next');
    if (!active || !next) return false;
    const now = Date.now();
    return now - active.since.getTime() > this.options.keyLifetimeMs && now - next.since.getTime() > NEXT_KEY_NOTICE_MS;
  }

  private use(ring: KeyRing): void {
    if (this.held?.ring.version === ring.version) return;
    const provider = this.options.make(ring);
    provider.on('grant.revoked', (_ctx, grantId) => this.grantListeners.forEach((listener) => listener(grantId)));
    provider.on('server_error', (_ctx, error) => this.log.error(error, 'the provider failed'));
    this.held = { provider, ring };
    this.log.log(`signing with key ${ring.keys[0]?.kid ?? 'none'}, ring version ${ring.version}`);
  }
}
