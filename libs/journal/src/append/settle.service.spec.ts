import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFaultProxy, waitFor } from '@yimen/testing';
import type { FaultProxy } from '@yimen/testing';
import type { Connection } from 'mongoose';
import { connect, draftOf, openTestJournal } from '../journal.fake.ts';
import type { Noted, TestJournal } from '../journal.fake.ts';
import { Journal } from '../journal.ts';

describe('an append on a bad line', () => {
  let test: TestJournal;
  let proxy: FaultProxy;
  let connection: Connection;
  let journal: Journal<Noted>;
  beforeAll(async () => {
    test = await openTestJournal();
    const { host, pathname } = new URL(test.servers.mongoUri);
    proxy = await startFaultProxy({ target: host });
    connection = await connect(`mongodb://${proxy.address}${pathname}?directConnection=true`);
    journal = Journal.open<Noted>(connection, 'test_journal', { verdictMs: 300 });
  });
  afterAll(async () => {
    proxy.heal();
    await connection.close(true);
    await proxy.stop();
    await test.stop();
  });

  it('is unknown when there is no verdict in time, and stands when it had arrived', async () => {
    proxy.delay(400);
    const result = await journal.append('test/slow', 0, draftOf('slow'));
    proxy.heal();
    if (result.kind !== 'unknown') throw new Error(result.kind);
    expect(await journal.settle(result.commit)).toEqual({ kind: 'stands', commit: expect.objectContaining({ hash: result.commit.hash }) });
  });

  it('is void when a barrier takes its place: it can never land after that', async () => {
    proxy.halfOpen();
    const result = await journal.append('test/lost', 0, draftOf('lost'));
    if (result.kind !== 'unknown') throw new Error(result.kind);
    const settled = await test.journal.settle(result.commit, { barrier: draftOf('barrier') });
    expect(settled).toMatchObject({ kind: 'void', by: { keys: ['barrier'], _id: result.commit._id } });
    proxy.heal();
    const again = await waitFor(async () => {
      const late = await journal.append('test/lost', 0, draftOf('lost'));
      return late.kind === 'seq-taken' && late;
    });
    expect(again).toEqual({ kind: 'seq-taken' });
  });

  it('is known to stand when the barrier meets it', async () => {
    const first = await test.journal.append('test/there', 0, draftOf('there'));
    if (first.kind !== 'appended') throw new Error(first.kind);
    expect(await test.journal.settle(first.commit, { barrier: draftOf('late-barrier') })).toMatchObject({ kind: 'stands' });
    expect(await test.journal.findByKey('late-barrier')).toBeUndefined();
  });

  it('is unavailable when it surely was not sent', async () => {
    await test.journal.append('test/down', 0, draftOf('down-1'));
    proxy.cut();
    const refused = await waitFor(
      async () => {
        const result = await journal.append('test/down', 0, draftOf('down-2'));
        return result.kind === 'unavailable' && result;
      },
      { timeoutMs: 8000, about: 'an append that is known not to be sent' },
    );
    expect(refused.cause).toBeInstanceOf(Error);
    proxy.heal();
    expect(await test.journal.findByKey('down-2')).toBeUndefined();
  }, 15_000);

  it('stops settling when it is told to', async () => {
    proxy.cut();
    const commit = { ...(await test.journal.find('test/there', 1))!, _id: 'test/there/0000000009', seq: 9 };
    const stop = AbortSignal.timeout(200);
    await expect(journal.settle(commit, { signal: stop })).rejects.toThrow();
    proxy.heal();
  }, 15_000);
});
