import { describe, expect, it } from '@jest/globals';
import { DeviceSession, PairingEnded } from './device-session.ts';
import type { DeviceGrant, GrantStore, TokenResult } from './device-tokens.ts';

function memory(first?: DeviceGrant): GrantStore & { grant: DeviceGrant | undefined } {
  return {
    grant: first,
    read() {
      return this.grant;
    },
    write(grant) {
      this.grant = grant;
    },
    clear() {
      this.grant = undefined;
    },
  };
}

const old: DeviceGrant = { accessToken: 'old', refreshToken: 'r1', expiresAt: 30_000 };
const granted: TokenResult = { kind: 'granted', grant: { accessToken: 'new', refreshToken: 'r2', expiresAt: 900_000 } };

describe('the session of a device', () => {
  it('ends when identity refuses the refresh token', async () => {
    const store = memory(old);
    const session = new DeviceSession(
      store,
      () => Promise.resolve({ kind: 'refused', error: 'invalid_grant' }),
      () => 0,
    );
    await expect(session.token()).rejects.toBeInstanceOf(PairingEnded);
    expect(store.grant).toBeUndefined();
  });

  it('stays paired while identity is away, with the old token as long as it holds', async () => {
    const store = memory(old);
    const session = new DeviceSession(
      store,
      () => Promise.resolve({ kind: 'away' }),
      () => 10_000,
    );
    await expect(session.token()).resolves.toBe('old');
    expect(store.grant).toEqual(old);
  });

  it('stays paired but has no token when identity is away for too long', async () => {
    const store = memory(old);
    const session = new DeviceSession(
      store,
      () => Promise.resolve({ kind: 'away' }),
      () => 40_000,
    );
    await expect(session.token()).rejects.toThrow('identity does not answer');
    expect(store.grant).toEqual(old);
  });

  it('renews once for many that ask at the same moment', async () => {
    let asked = 0;
    const session = new DeviceSession(
      memory(old),
      () => {
        asked += 1;
        return Promise.resolve(granted);
      },
      () => 0,
    );
    await expect(Promise.all([session.token(), session.token(), session.token()])).resolves.toEqual(['new', 'new', 'new']);
    expect(asked).toBe(1);
  });

  it('does not ask while the token holds', async () => {
    const session = new DeviceSession(
      memory({ ...old, expiresAt: 600_000 }),
      () => Promise.reject(new Error('asked')),
      () => 0,
    );
    await expect(session.token()).resolves.toBe('old');
  });
});
