import type { NatsService } from './services.ts';

/** A NATS key-value bucket as it must be on the server. */
export interface BucketDefinition {
  readonly name: string;
  readonly owner: NatsService;
  readonly storage: 'memory' | 'file';
  /** A key that is not renewed so long is gone. */
  readonly ttlMs: number;
  /** How long watchers can still learn that it went; without it they would not. */
  readonly markerTtlMs: number;
}

export const buckets = {
  /** Which engine owns a hall: key `hall.<hall>`. Source: spec/queue.md 7.6. */
  queueLeases: { name: 'queue-leases', owner: 'queue', storage: 'memory', ttlMs: 1500, markerTtlMs: 2000 },
  /** Which screen speaks for a zone: key `<hall>.<zone>`. Source: spec/queue.md 8.6. */
  displaySpeakers: { name: 'display-speakers', owner: 'display', storage: 'memory', ttlMs: 3000, markerTtlMs: 2000 },
} as const satisfies Record<string, BucketDefinition>;
