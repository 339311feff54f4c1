import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { messagePerEvent, Relay } from '@yimen/journal';
import { seededRandom } from '../../bench/statistics.ts';
import { gap, openJournal, ownSettings, subjectOf } from './settings.ts';
import type { Done } from './settings.ts';

const settings = ownSettings();
const { negative } = settings;
const random = seededRandom(settings.seed);
const journal = await openJournal(settings, 'orders_journal');
const nats = await connect({ servers: settings.natsUrl });
const stream = jetstream(nats);

/** What travels: the id as the consumer's key, and where it came from for the judge. */
export interface Message {
  readonly id: string;
  readonly from: string;
  readonly event: Done;
}

const relay = new Relay<Done>({
  journal,
  toMessages: messagePerEvent<Done, string>((event, commit, id) => ({ subject: subjectOf(commit.stream), body: { id, from: id, event } })),
  publish,
  ready: () => !nats.isClosed(),
});
relay.start();
process.send?.({ ready: true });

async function publish(subject: string, body: unknown, msgID: string): Promise<void> {
  const message = body as Message;
  if (negative === 'flag-before-publish') await flagFirst(message.from);
  if (negative === 'no-message-id') {
    const id = randomUUID();
    await stream.publish(subject, JSON.stringify({ ...message, id }));
  } else await stream.publish(subject, JSON.stringify(message), { msgID });
  await gap(random);
  process.send?.({ worked: true });
}

/** The fault of the negative control: the commit counts as published before it is. */
async function flagFirst(id: string): Promise<void> {
  const [, stream, seq] = /^(.+)\/(\d+)\/\d+$/.exec(id) ?? [];
  await journal.model.collection.updateOne({ stream, seq: Number(seq) }, { $set: { published: true } });
  await gap(random);
}
