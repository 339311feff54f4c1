import { Logger } from '@nestjs/common';
import { createLocalJWKSet } from 'jose';
import type { FlattenedJWSInput, JSONWebKeySet, JWTHeaderParameters } from 'jose';
import { z } from 'zod';
import { pause } from '../clock/pause.ts';

type KeyFinder = ReturnType<typeof createLocalJWKSet>;

const MAX_AGE_MS = 10 * 60_000;
const COOLDOWN_MS = 5000;
const TRIES = 3;
const TRY_TIMEOUT_MS = 1500;

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(20) });

/** The issuer's keys could not be had: nobody can be told apart, which is our outage and not the caller's fault. */
export class KeysUnavailable extends Error {
  readonly code = 'keys-unavailable';
}

/**
 * Keys of the issuer, fetched when first needed and kept: an issuer that is away does not stop a service that knew its keys.
 * An unknown key id asks again, at most every five seconds.
 */
export class KeySource {
  private readonly log = new Logger(KeySource.name);
  private finder: KeyFinder | undefined;
  private fetchedAt = -Infinity;
  private fetching: Promise<KeyFinder> | undefined;
  /** Changes with every new key set, so that what was concluded from an older one is forgotten. */
  generation = 0;

  constructor(private readonly url: string) {}

  /** Finds the key of a token; shape of jose's `getKey`. */
  readonly find = async (header: JWTHeaderParameters, token: FlattenedJWSInput) => {
    const finder = await this.current();
    try {
      return await finder(header, token);
    } catch (error) {
      if (this.age() < COOLDOWN_MS) throw error;
      return (await this.fetch())(header, token);
    }
  };

  private async current(): Promise<KeyFinder> {
    if (!this.finder) return this.fetch();
    if (this.age() > MAX_AGE_MS) this.fetch().catch((error: unknown) => this.log.warn(`keeping old keys: ${String(error)}`));
    return this.finder;
  }

  private age(): number {
    return performance.now() - this.fetchedAt;
  }

  private fetch(): Promise<KeyFinder> {
    this.fetching ??= this.fetchWithRetry().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async fetchWithRetry(): Promise<KeyFinder> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return this.accept(await download(this.url));
      } catch (error) {
        if (attempt === TRIES) throw new KeysUnavailable('the issuer’s keys cannot be fetched', { cause: error });
        await pause(100 * 2 ** attempt);
      }
    }
  }

  private accept(keys: JSONWebKeySet): KeyFinder {
    this.finder = createLocalJWKSet(keys);
    this.fetchedAt = performance.now();
    this.generation += 1;
    return this.finder;
  }
}

async function download(url: string): Promise<JSONWebKeySet> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TRY_TIMEOUT_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return KeySet.parse(await response.json());
}
