import type { KV } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { buckets } from '@yimen/contracts';
import { NatsLink, openBucket, pause } from '@yimen/platform';

const RETRY_MS = 500;

/** A lease on the voice of one zone. `fence` is larger than that of every speaker before. */
export interface Lease {
  readonly key: string;
  readonly fence: number;
}

/** Leases of the zones' voices in NATS: of all edges one has a zone's, and loses it when it does not renew for three seconds. */
@Injectable()
export class SpeakerLeases implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(SpeakerLeases.name);
  private readonly stopped = new AbortController();
  private bucket: KV | undefined;
  private stop: (() => void) | undefined;

  constructor(private readonly link: NatsLink) {}

  onApplicationBootstrap(): void {
    this.stop = this.link.onUp((connection) => void this.open(connection));
  }

  onApplicationShutdown(): void {
    this.stop?.();
    this.stopped.abort();
  }

  /** Takes a zone's voice if nobody has it. */
  take(hall: string, zone: string, holder: string): Promise<Lease | undefined> {
    const key = keyOf(hall, zone);
    return this.attempt(key, (bucket) => bucket.create(key, holder));
  }

  /** Keeps it, or hands it to another holder; the fence grows either way. Undefined: it is lost. */
  renew({ key, fence }: Lease, holder: string): Promise<Lease | undefined> {
    return this.attempt(key, (bucket) => bucket.update(key, holder, fence));
  }

  /** Gives it back at once, so that another edge need not wait. */
  async release({ key, fence }: Lease): Promise<void> {
    const { bucket } = this;
    if (bucket && this.link.up) await bucket.delete(key, { previousSeq: fence }).catch(() => undefined);
  }

  /** A bucket in memory is gone after a restart of the server, so it is opened anew with every connection, until that works. */
  private async open(connection: NatsConnection): Promise<void> {
    this.bucket = undefined;
    while (this.link.connection === connection && !this.stopped.signal.aborted && !this.bucket) {
      try {
        this.bucket = await openBucket(connection, buckets.displaySpeakers);
      } catch (error) {
        this.log.warn(`no leases of speakers yet: ${error instanceof Error ? error.message : 'failed'}`);
        await pause(RETRY_MS, this.stopped.signal);
      }
    }
  }

  private async attempt(key: string, write: (bucket: KV) => Promise<number>): Promise<Lease | undefined> {
    const { bucket } = this;
    if (!bucket || !this.link.up) return undefined;
    try {
      return { key, fence: await write(bucket) };
    } catch (error) {
      this.log.debug(`lease ${key}: ${error instanceof Error ? error.message : 'failed'}`);
      return undefined;
    }
  }
}

/** Names of zones are the city's; keys of a bucket have fewer characters. */
function keyOf(hall: string, zone: string): string {
  return `${hall}.${Buffer.from(zone).toString('base64url')}`;
}
