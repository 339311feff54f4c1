import type { KV, KvEntry, KvWatchEntry } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { buckets, queueLeaseKey } from '@yimen/contracts';
import type { NatsLink } from '@yimen/platform';
import { openBucket } from '@yimen/platform';
import { z } from 'zod';
import type { EngineSelf } from './self.ts';

const renewMs = 400;
const { queueLeases } = buckets;

export const Lease = z.object({ engine: z.string(), address: z.string() });
export type Lease = z.infer<typeof Lease>;

interface Held {
  revision: number;
  /** Machine time of the last confirmation. */
  confirmedAt: number;
  /** The renewal that is under way. */
  renewing?: Promise<void>;
}

/**
 * Who owns which hall: leases in a NATS bucket, renewed every 400 ms. They only spread the halls and tell addresses; what makes a second
 * owner harmless is the journal's fence (spec/queue.md 7.6).
 */
export class Leases {
  private readonly log = new Logger(Leases.name);
  readonly #held = new Map<string, Held>();
  readonly #owners = new Map<string, Lease>();
  /** Last owner that was known of a hall whose lease is gone; absent when it was given back. */
  readonly #formerOwners = new Map<string, Lease>();
  #bucket: KV | undefined;
  #stopWatch: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #renewing = false;
  #known = false;
  #stopUp: (() => void) | undefined;

  constructor(
    private readonly link: NatsLink,
    private readonly self: EngineSelf,
    private readonly onLost: (hall: string) => void,
  ) {}

  start(): void {
    this.#stopUp = this.link.onUp((connection) => void this.#open(connection).catch((error: unknown) => this.#tell(error)));
    this.#timer = setInterval(() => void this.#renewAll(), renewMs);
  }

  /** Gives everything back and stops. */
  async stop(): Promise<void> {
    this.#stopUp?.();
    clearInterval(this.#timer);
    await Promise.all([...this.#held.keys()].map((hall) => this.release(hall)));
    this.#stopWatch?.();
  }

  /** Whether the leases of the city are known: the bucket is open and its present content was read. */
  get known(): boolean {
    return this.#known && this.link.up;
  }

  /** Owner of a hall as the bucket says it now. */
  ownerOf(hall: string): Lease | undefined {
    return this.#owners.get(hall);
  }

  /** Who had it last, when the lease ran out without being given back. */
  formerOwnerOf(hall: string): Lease | undefined {
    return this.#formerOwners.get(hall);
  }

  /** Whether the bucket confirmed our lease within its life time. */
  isConfirmed(hall: string): boolean {
    const held = this.#held.get(hall);
    return held !== undefined && performance.now() - held.confirmedAt < queueLeases.ttlMs;
  }

  /** Takes a lease that nobody holds. */
  async acquire(hall: string): Promise<boolean> {
    try {
      const revision = await this.#bucket?.create(queueLeaseKey(hall), this.#value());
      if (revision === undefined) return false;
      this.#held.set(hall, { revision, confirmedAt: performance.now() });
      return true;
    } catch {
      return false;
    }
  }

  /** Gives a lease back: others may take the hall at once. */
  async release(hall: string): Promise<void> {
    const held = this.#held.get(hall);
    this.#held.delete(hall);
    if (!held || !this.link.up) return;
    await held.renewing;
    await this.#bucket?.delete(queueLeaseKey(hall), { previousSeq: held.revision }).catch(() => undefined);
  }

  // A memory bucket is gone after a restart of the server, so everything is made anew on every return of the link.
  async #open(connection: NatsConnection): Promise<void> {
    this.#known = false;
    this.#stopWatch?.();
    const bucket = await openBucket(connection, queueLeases);
    this.#bucket = bucket;
    for (const [hall, lease] of this.#owners) this.#formerOwners.set(hall, lease);
    this.#owners.clear();
    const watch = await bucket.watch({ key: 'hall.>' });
    this.#stopWatch = () => watch.stop();
    void this.#follow(watch);
    await this.#readPresent(bucket);
    await this.#renewAll();
    this.#known = true;
  }

  async #readPresent(bucket: KV): Promise<void> {
    for await (const key of await bucket.keys('hall.>')) {
      const entry = await bucket.get(key);
      if (entry) this.#note(entry);
    }
  }

  async #follow(watch: AsyncIterable<KvWatchEntry>): Promise<void> {
    try {
      for await (const entry of watch) this.#note(entry);
    } catch (error) {
      this.#tell(error);
    }
  }

  #note(entry: KvEntry): void {
    const hall = entry.key.slice('hall.'.length);
    if (entry.operation === 'PUT') {
      const lease = Lease.safeParse(jsonOf(entry));
      if (!lease.success) return;
      this.#owners.set(hall, lease.data);
      this.#formerOwners.delete(hall);
      return;
    }
    const owner = this.#owners.get(hall);
    this.#owners.delete(hall);
    if (owner && entry.operation === 'PURGE') this.#formerOwners.set(hall, owner);
  }

  async #renewAll(): Promise<void> {
    if (this.#renewing || !this.link.up || !this.#bucket) return;
    this.#renewing = true;
    const bucket = this.#bucket;
    await Promise.all([...this.#held].map(([hall, held]) => (held.renewing = this.#renew(bucket, hall, held))));
    this.#renewing = false;
  }

  async #renew(bucket: KV, hall: string, held: Held): Promise<void> {
    try {
      held.revision = await bucket.update(queueLeaseKey(hall), this.#value(), held.revision);
      held.confirmedAt = performance.now();
    } catch {
      await this.#retake(bucket, hall);
    }
  }

  /** A renewal that did not go through: the lease ran out, the bucket is new, or another engine has it. */
  async #retake(bucket: KV, hall: string): Promise<void> {
    if (!this.link.up || !this.#held.has(hall)) return;
    if (await this.acquire(hall)) return;
    const entry = await bucket.get(queueLeaseKey(hall)).catch(() => undefined);
    const lease = entry?.operation === 'PUT' ? Lease.safeParse(jsonOf(entry)).data : undefined;
    const held = this.#held.get(hall);
    if (!lease || !entry || !held) return;
    if (lease.engine === this.self.id) {
      held.revision = entry.revision;
      return;
    }
    this.#held.delete(hall);
    this.onLost(hall);
  }

  #value(): string {
    const { id: engine, address } = this.self;
    return JSON.stringify({ engine, address } satisfies Lease);
  }

  #tell(error: unknown): void {
    if (this.link.up) this.log.warn(`leases: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function jsonOf(entry: KvEntry): unknown {
  try {
    return entry.json();
  } catch {
    return undefined;
  }
}
