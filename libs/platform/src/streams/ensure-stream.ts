import { JetStreamApiError, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { StreamDefinition } from '@yimen/contracts';
import { StreamConfigMismatch, compareConfig } from './config-mismatch.ts';
import { streamConfigOf } from './stream-config.ts';

const STREAM_NOT_FOUND = 10_059;
const OLDEST_SERVER = [2, 12] as const;

/**
 * Makes a stream or brings it to its definition, reads it back and compares. Throws `StreamConfigMismatch`: the service must not run
 * on a stream that loses, keeps or refuses other than the design says.
 */
export async function ensureStream(connection: NatsConnection, definition: StreamDefinition): Promise<void> {
  checkServer(connection, definition.name);
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const wanted = streamConfigOf(definition);
  try {
    await addOrUpdate(manager, wanted);
  } catch (error) {
    if (error instanceof JetStreamApiError)
      throw new StreamConfigMismatch(definition.name, 'config', wanted, error.message, { cause: error });
    throw error;
  }
  const { config } = await manager.streams.info(definition.name);
  compareConfig(definition.name, wanted, config);
}

/** Older servers drop newer settings in silence. */
function checkServer(connection: NatsConnection, stream: string): void {
  const version = connection.info?.version ?? '0.0.0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recent = major > OLDEST_SERVER[0] || (major === OLDEST_SERVER[0] && minor >= OLDEST_SERVER[1]);
  if (!recent) throw new StreamConfigMismatch(stream, 'server version', OLDEST_SERVER.join('.'), version);
}

async function addOrUpdate(manager: JetStreamManager, wanted: ReturnType<typeof streamConfigOf>): Promise<void> {
  try {
    await manager.streams.info(wanted.name);
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== STREAM_NOT_FOUND) throw error;
    await manager.streams.add(wanted);
    return;
  }
  await manager.streams.update(wanted.name, wanted);
}
