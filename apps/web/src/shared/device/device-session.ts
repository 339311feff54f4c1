import { askForTokens } from './device-tokens.ts';
import type { DeviceGrant, GrantStore, TokenResult } from './device-tokens.ts';

const renewBeforeMs = 60_000;

/** The pairing ended: revoked, or renewed elsewhere. The device has to be paired again. */
export class PairingEnded extends Error {
  constructor() {
    super('the pairing has ended');
  }
}

type Ask = (form: Record<string, string>) => Promise<TokenResult>;

/** The token of a paired device, renewed a minute before it ends. One renewal at a time: a refresh token must not be used twice. */
export class DeviceSession {
  #renewing: Promise<string> | undefined;

  constructor(
    private readonly store: GrantStore,
    private readonly ask: Ask = askForTokens,
    private readonly now: () => number = Date.now,
  ) {}

  get paired(): boolean {
    return this.store.read() !== undefined;
  }

  keep(grant: DeviceGrant): void {
    this.store.write(grant);
  }

  forget(): void {
    this.store.clear();
  }

  /** Throws `PairingEnded` when there is no pairing any more; an outage throws a plain error and keeps the pairing. */
  async token(): Promise<string> {
    const grant = this.store.read();
    if (!grant) throw new PairingEnded();
    if (grant.expiresAt - this.now() > renewBeforeMs) return grant.accessToken;
    this.#renewing ??= this.#renew(grant).finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #renew(grant: DeviceGrant): Promise<string> {
    const result = grant.refreshToken
      ? await this.ask({ grant_type: 'refresh_token', refresh_token: grant.refreshToken })
      : ({ kind: 'refused', error: 'invalid_grant' } as const);
    if (result.kind === 'granted') {
      this.store.write({ ...result.grant, refreshToken: result.grant.refreshToken ?? grant.refreshToken });
      return result.grant.accessToken;
    }
    if (result.kind === 'refused') {
      this.store.clear();
      throw new PairingEnded();
    }
    if (grant.expiresAt > this.now()) return grant.accessToken;
    throw new Error('identity does not answer');
  }
}
