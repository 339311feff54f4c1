import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { waitFor } from '@yimen/testing';
import { draftOf, openTestJournal } from '../journal.fake.ts';
import type { Noted, TestJournal } from '../journal.fake.ts';
import { messagePerEvent } from './message.ts';
import { Relay } from './relay.ts';
import type { RelaySettings } from './relay.ts';

const toMessages = messagePerEvent<Noted, string>((event, { stream }, id) => ({
  subject: `test.${stream}`,
  body: { id, text: event.text },
}));

describe('Relay', () => {
  let test: TestJournal;
  let published: { subject: string; id: string }[];
  beforeAll(async () => void (test = await openTestJournal()));
  afterAll(() => test.stop());
  beforeEach(async () => {
    published = [];
    await test.journal.model.collection.updateMany({}, { $set: { published: true } });
  });

  const publish = (subject: string, _body: unknown, id: string) => Promise.resolve(void published.push({ subject, id }));
  const relayWith = (settings: Partial<RelaySettings<Noted>> = {}) =>
    new Relay<Noted>({ journal: test.journal, toMessages, publish, pollMs: 100, ...settings });
  const unpublished = () => test.journal.model.collection.countDocuments({ published: false });
  const write = async (stream: string, count: number) => {
    const from = (await test.journal.tail(stream))?.seq ?? 0;
    for (let seq = from; seq < from + count; seq += 1) await test.journal.append(stream, seq, draftOf(`${stream}-${seq}`));
  };
  const idsOf = (stream: string) => published.filter(({ subject }) => subject === `test.${stream}`).map(({ id }) => id);
  const upTo = (stream: string, count: number) => Array.from({ length: count }, (_, index) => `${stream}/${index + 1}/0`);

  it('publishes what was there before and what comes, in order per stream, and marks it', async () => {
    await write('test/before', 3);
    await using relay = running(relayWith());
    await write('test/after', 250);
    await waitFor(async () => (await unpublished()) === 0);
    expect(idsOf('test/before')).toEqual(upTo('test/before', 3));
    expect(idsOf('test/after')).toEqual(upTo('test/after', 250));
    expect(relay.stuck.size).toBe(0);
  }, 30_000);

  it('repeats the same ids and nothing else when the mark was lost', async () => {
    await write('test/again', 2);
    await test.journal.model.collection.updateMany({ stream: 'test/again', seq: 1 }, { $set: { published: true } });
    await using _relay = running(relayWith());
    await waitFor(async () => (await unpublished()) === 0);
    expect(idsOf('test/again')).toEqual(['test/again/2/0']);
  });

  it('does not mark before the acknowledgement', async () => {
    const acknowledged = Promise.withResolvers<undefined>();
    await write('test/waiting', 1);
    await using _relay = running(relayWith({ publish: () => acknowledged.promise }));
    await expect(waitFor(async () => (await unpublished()) === 0, { timeoutMs: 300 })).rejects.toThrow();
    acknowledged.resolve(undefined);
    await waitFor(async () => (await unpublished()) === 0);
    expect(await unpublished()).toBe(0);
  });

  it('lets a poison commit hold up its own stream alone, and goes on in order when it is cured', async () => {
    let poisoned = true;
    const stuck: string[] = [];
    const refuse = (subject: string, body: unknown, id: string) =>
      poisoned && id === 'test/poison/2/0' ? Promise.reject(new Error('too large')) : publish(subject, body, id);
    await write('test/poison', 4);
    await write('test/sound', 4);
    await using _relay = running(relayWith({ publish: refuse, onStuck: (stream) => stuck.push(stream) }));
    await waitFor(() => idsOf('test/sound').length === 4);
    await write('test/sound-too', 2);
    await waitFor(() => idsOf('test/sound-too').length === 2);
    expect(idsOf('test/poison')).toEqual(['test/poison/1/0']);
    poisoned = false;
    await waitFor(() => idsOf('test/poison').length === 4);
    expect(idsOf('test/poison')).toEqual(upTo('test/poison', 4));
  }, 20_000);

  it('goes on with the others while one stream is slow', async () => {
    const slow = Promise.withResolvers<undefined>();
    const choose = (subject: string, body: unknown, id: string) =>
      id.startsWith('test/snail') ? slow.promise : publish(subject, body, id);
    await write('test/snail', 1);
    await using _relay = running(relayWith({ publish: choose }));
    for (let turn = 1; turn <= 3; turn += 1) {
      await write('test/hare', 1);
      await waitFor(() => idsOf('test/hare').length === turn);
    }
    slow.resolve(undefined);
    expect(idsOf('test/hare')).toEqual(upTo('test/hare', 3));
  });

  it('does not try while the publisher is away, and goes on at once when woken', async () => {
    let ready = false;
    let tries = 0;
    await write('test/away', 1);
    const relay = relayWith({
      ready: () => ready,
      publish: (...message) => publish(...message).then(() => void (tries += 1)),
      pollMs: 60_000,
    });
    await using _relay = running(relay);
    await expect(waitFor(() => tries > 0, { timeoutMs: 200 })).rejects.toThrow();
    ready = true;
    relay.wake();
    await waitFor(() => tries === 1);
    expect(idsOf('test/away')).toEqual(['test/away/1/0']);
  });

  it('marks a commit that tells nothing', async () => {
    await write('test/quiet', 1);
    await using _relay = running(relayWith({ toMessages: () => [] }));
    await waitFor(async () => (await unpublished()) === 0);
    expect(published).toEqual([]);
  });
});

function running(relay: Relay<Noted>): Relay<Noted> & AsyncDisposable {
  relay.start();
  return Object.assign(relay, { [Symbol.asyncDispose]: () => relay.stop() });
}
