import { StorageType, jetstreamManager } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import type { KV } from '@nats-io/kv';
import { nanos } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { BucketDefinition } from '@yimen/contracts';
import { compareConfig } from '../streams/config-mismatch.ts';

/**
 * Opens a key-value bucket, making it when it is not there: a memory bucket is gone after a restart of a single server, so this is
 * called again on every `onUp`. Reads it back: without the marker's life time watchers would never learn of an expiry.
 */
export async function openBucket(connection: NatsConnection, definition: BucketDefinition): Promise<KV> {
  const bucket = await new Kvm(connection).create(definition.name, {
    history: 1,
    storage: definition.storage === 'memory' ? StorageType.Memory : StorageType.File,
    ttl: definition.ttlMs,
    markerTTL: definition.markerTtlMs,
    allow_direct: true,
  });
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const { config } = await manager.streams.info(`KV_${definition.name}`);
  const wanted = {
    max_age: nanos(definition.ttlMs),
    subject_delete_marker_ttl: nanos(definition.markerTtlMs),
    allow_direct: true,
    storage: definition.storage,
  };
  compareConfig(`KV_${definition.name}`, wanted, config);
  return bucket;
}
