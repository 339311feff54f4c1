import { DiscardPolicy, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { StreamConfig } from '@nats-io/jetstream';
import type { StreamDefinition } from '@yimen/contracts';
import { nanos } from '@nats-io/transport-node';

/** The server's settings of a definition: everything that matters is named, so that a read-back can compare it. */
export function streamConfigOf(definition: StreamDefinition): Partial<StreamConfig> & { name: string } {
  return {
    name: definition.name,
    subjects: [...definition.subjects],
    storage: StorageType.File,
    retention: definition.retention === 'workqueue' ? RetentionPolicy.Workqueue : RetentionPolicy.Limits,
    discard: definition.discard === 'new' ? DiscardPolicy.New : DiscardPolicy.Old,
    max_age: nanos(definition.maxAgeMs),
    max_bytes: definition.maxBytes,
    max_msg_size: definition.maxMessageBytes,
    duplicate_window: nanos(definition.duplicateWindowMs),
    deny_delete: definition.denyDelete,
    deny_purge: definition.denyPurge,
    num_replicas: definition.replicas,
    allow_direct: true,
  };
}
