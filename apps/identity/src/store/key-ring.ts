import { exportJWK, generateKeyPair } from 'jose';
import { mongo } from 'mongoose';
import type { Connection } from 'mongoose';
import type { JWK } from 'oidc-provider';
import { randomUUIDv7 } from 'node:crypto';
import type { Sealer } from './sealer.ts';

/** `next` is published before it signs, so that every verifier knows it by then; `retired` stays until its last token has ended. */
export type KeyState = 'active' | 'next' | 'retired';

export interface RingKey {
  readonly kid: string;
  readonly state: KeyState;
  readonly since: Date;
  readonly jwk: JWK;
}

interface StoredKey extends Omit<RingKey, 'jwk'> {
  readonly sealed: mongo.Binary;
}

interface StoredRing {
  readonly _id: 'ring';
  readonly version: number;
  readonly keys: readonly StoredKey[];
}

export interface KeyRing {
  readonly version: number;
  /** In the order in which the provider may use them: active, next, retired. */
  readonly keys: readonly RingKey[];
}

/** How long a retired key stays in the JWKS: longer than any token lives. */
const RETIRED_MS = 24 * 3600 * 1000;

/** The signing keys of the provider: one document, changed as a whole under its version, private parts sealed. */
export class KeyRings {
  constructor(
    private readonly connection: () => Connection,
    private readonly sealer: Sealer,
  ) {}

  /** The ring as stored; the first caller of all makes it. */
  async load(): Promise<KeyRing> {
    const stored = (await this.collection().findOne({ _id: 'ring' })) ?? (await this.create());
    return { version: stored.version, keys: stored.keys.map((key) => this.opened(key)).sort(byUse) };
  }

  /**
   * Turns the ring by one: next becomes active, active retires, a new next is made, long retired ones go. Of several callers at
   * one moment one turns it; the others get what that one made.
   */
  async rotate(ring: KeyRing): Promise<KeyRing> {
    const now = new Date();
    const kept = ring.keys.filter((key) => key.state !== 'retired' || now.getTime() - key.since.getTime() < RETIRED_MS);
    const turned = kept.map((key) => (key.state === 'retired' ? key : { ...key, state: successorState(key.state), since: now }));
    const keys = [...turned, await newKey('next', now)].map((key) => this.sealed(key));
    await this.collection().updateOne({ _id: 'ring', version: ring.version }, { $set: { keys, version: ring.version + 1 } });
    return this.load();
  }

  private async create(): Promise<StoredRing> {
    const now = new Date();
    const keys = [this.sealed(await newKey('active', now)), this.sealed(await newKey('next', now))];
    await this.collection().updateOne({ _id: 'ring' }, { $setOnInsert: { version: 1, keys } }, { upsert: true });
    const stored = await this.collection().findOne({ _id: 'ring' });
    if (!stored) throw new Error('the key ring was not stored');
    return stored;
  }

  private sealed({ kid, state, since, jwk }: RingKey): StoredKey {
    return { kid, state, since, sealed: new mongo.Binary(this.sealer.seal(jwk, `key/${kid}`)) };
  }

  private opened({ kid, state, since, sealed }: StoredKey): RingKey {
    return { kid, state, since, jwk: this.sealer.open(sealed.buffer, `key/${kid}`) as JWK };
  }

  private collection(): mongo.Collection<StoredRing> {
    const connection = this.connection();
    return connection.getClient().db(connection.name).collection<StoredRing>('identity_keys');
  }
}

async function newKey(state: KeyState, since: Date): Promise<RingKey> {
  const kid = randomUUIDv7();
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { kid, state, since, jwk: { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' } };
}

function successorState(state: 'active' | 'next'): KeyState {
  return state === 'next' ? 'active' : 'retired';
}

const order: Readonly<Record<KeyState, number>> = { active: 0, next: 1, retired: 2 };

function byUse(a: RingKey, b: RingKey): number {
  return order[a.state] - order[b.state] || b.since.getTime() - a.since.getTime();
}
