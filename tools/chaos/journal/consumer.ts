import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import type { JsMsg } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { seededRandom } from '../../bench/statistics.ts';
import { Appender } from './appender.ts';
import type { Message } from './relay.ts';
import { durableName, gap, openJournal, ownSettings, patiently, streamName } from './settings.ts';

const settings = ownSettings();
const { negative } = settings;
const random = seededRandom(settings.seed);
const appender = new Appender(await openJournal(settings, 'effects_journal'));
const nats = await connect({ servers: settings.natsUrl });
const consumer = await jetstream(nats).consumers.get(streamName, durableName);
const lanes = new Map<string, Promise<void>>();
process.send?.({ ready: true });

for await (const message of await consumer.consume({ max_messages: 32, expires: 5000, idle_heartbeat: 1000 })) {
  const before = lanes.get(message.subject) ?? Promise.resolve();
  lanes.set(
    message.subject,
    before.then(() => take(message)),
  );
}

/** The effect is a commit whose key is the message id; the acknowledgement comes after it. */
async function take(message: JsMsg): Promise<void> {
  const body = message.json<Message>();
  if (negative === 'ack-before-effect') {
    await patiently(() => message.ackAck());
    await gap(random);
    await haveEffect(message.subject, body);
  } else {
    await haveEffect(message.subject, body);
    await gap(random);
    await patiently(() => message.ackAck());
  }
  process.send?.({ worked: true });
}

async function haveEffect(subject: string, { id, event }: Message): Promise<void> {
  const key = negative === 'no-effect-key' ? randomUUID() : id;
  await appender.untilItStands(`effects/${subject}`, { keys: [key], causes: [], events: [event], at: Date.now() });
}
