import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@nats-io/transport-node';
import { subjects } from '@yimen/contracts';
import { stripEvents } from '@yimen/domain-ticketing';
import type { HallEvent } from '@yimen/domain-ticketing';
import { Journal } from '@yimen/journal';
import type { Draft } from '@yimen/journal';
import { seededRandom } from '../../bench/statistics.ts';

/** The part of the journal that a hall stands on. */
type Store = Journal<HallEvent>;
type Appending = Store['append'];

const own: Store = Journal.prototype as Store;

interface Storm {
  readonly natsUrl: string;
  readonly random: () => number;
}

/** Each takes one protection away from the journal that the engine in this process uses. The engine itself is the product's. */
const means: Readonly<Record<string, (storm: Storm) => void | Promise<void>>> = {
  'no-unique-id': () => letTwoStandAtOnePlace(),
  'no-key-index': () => {
    letTwoStandAtOnePlace();
    leaveOutKeyIndex();
  },
  'push-before-commit': ({ natsUrl }) => tellBeforeItIsTrue(natsUrl),
  'no-barrier': () => callUnknownRefused(),
  'raw-clock': ({ random }) => giveRawTimes(random),
};

export async function sabotage(negative: string, natsUrl: string, seed: number): Promise<void> {
  await means[negative]?.({ natsUrl, random: seededRandom(seed) });
}

/** Wraps `append` of every journal of this process. */
function wrapAppend(around: (append: Appending) => Appending): void {
  const original = Reflect.get<Store, 'append'>(own, 'append');
  own.append = function (this: Store, ...rest: Parameters<Appending>) {
    return around(original.bind(this))(...rest);
  };
}

/** An `_id` that never clashes, so that a stale owner writes beside the new one. */
function letTwoStandAtOnePlace(): void {
  const patched = new WeakSet();
  const open = Journal.open.bind(Journal);
  Journal.open = ((...rest: Parameters<typeof open>) => {
    const journal = open(...rest);
    const { collection } = journal.model;
    if (patched.has(collection)) return journal;
    patched.add(collection);
    const insertOne = collection.insertOne.bind(collection);
    collection.insertOne = ((commit: { _id: string }, options: object) =>
      insertOne({ ...commit, _id: `${commit._id}~${process.pid}-${Math.random()}` } as never, options)) as never;
    return journal;
  }) as typeof Journal.open;
}

function leaveOutKeyIndex(): void {
  own.createIndexes = async function (this: Store) {
    await this.model.collection.dropIndexes().catch(() => undefined);
  };
}

/** Tells the feed what it means to commit, and waits a moment: a kill then leaves told what never became true. */
async function tellBeforeItIsTrue(natsUrl: string): Promise<void> {
  const nats = await connect({ servers: natsUrl });
  wrapAppend((append) => async (stream, seq, draft) => {
    const [, hall = '', day = ''] = stream.split('/');
    const feed = { v: 1, hall, day, epoch: draft.epoch ?? 1, seq: seq + 1, at: draft.at, events: stripEvents(draft.events) };
    nats.publish(subjects.queue.hallFeed(hall), JSON.stringify(feed));
    await nats.flush();
    await sleep(4);
    return append(stream, seq, draft);
  });
}

/** An insert without a verdict is called refused, and the hall goes on as if it had never been sent. */
function callUnknownRefused(): void {
  wrapAppend((append) => async (stream, seq, draft) => {
    const result = await append(stream, seq, draft);
    return result.kind === 'unknown' ? { kind: 'unavailable', cause: result.cause } : result;
  });
}

/** Times as a jumping wall clock gives them. */
function giveRawTimes(random: () => number): void {
  wrapAppend(
    (append) => (stream, seq, draft: Draft<HallEvent>) => append(stream, seq, { ...draft, at: Date.now() - Math.floor(random() * 20_000) }),
  );
}
