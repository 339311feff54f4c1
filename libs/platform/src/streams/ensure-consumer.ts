import { AckPolicy, DeliverPolicy, JetStreamApiError, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { Consumer, ConsumerConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { StreamConfigMismatch, compareConfig } from './config-mismatch.ts';

export const ACK_WAIT_MS = 30_000;
export const MAX_DELIVER = 20;
const MAX_ACK_PENDING = 256;

/** Makes a durable pull consumer as spec/intake.md 10.1 wants it, reads it back and compares. */
export async function ensureConsumer(
  connection: NatsConnection,
  stream: string,
  durable: string,
  subjects: readonly string[],
): Promise<Consumer> {
  const wanted: Partial<ConsumerConfig> = {
    durable_name: durable,
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(ACK_WAIT_MS),
    max_deliver: MAX_DELIVER,
    max_ack_pending: MAX_ACK_PENDING,
    ...(subjects.length === 1 ? { filter_subject: subjects[0] } : { filter_subjects: [...subjects] }),
  };
  const manager = await jetstreamManager(connection, { checkAPI: false });
  try {
    await manager.consumers.add(stream, wanted);
  } catch (error) {
    if (!isSettled(error)) throw error;
    throw new StreamConfigMismatch(`${stream}/${durable}`, 'config', wanted, error.message, { cause: error });
  }
  const { config } = await manager.consumers.info(stream, durable);
  compareConfig(`${stream}/${durable}`, wanted, config);
  return jetstream(connection, { checkAPI: false }).consumers.get(stream, durable);
}

/** Whether the server judged the settings, rather than not having the stream yet or being leaderless. */
function isSettled(error: unknown): error is JetStreamApiError {
  const passing = new Set([10_059, 10_008, 10_009, 10_014]);
  return error instanceof JetStreamApiError && !passing.has(error.code);
}
