import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { genesis } from './commit.ts';
import { collect, connect, draftOf, openTestJournal } from './journal.fake.ts';
import type { Noted, TestJournal } from './journal.fake.ts';
import { Journal } from './journal.ts';
import { verify } from './chain/verify.ts';

describe('Journal', () => {
  let test: TestJournal;
  let journal: Journal<Noted>;
  beforeAll(async () => {
    test = await openTestJournal();
    journal = test.journal;
  });
  afterAll(() => test.stop());

  const kinds = (results: readonly { kind: string }[]) => results.map(({ kind }) => kind).sort();
  const readAll = (stream: string, fromSeq?: number) => collect(journal.read(stream, fromSeq));

  it('lets one of 50 writers of one stream win', async () => {
    const writers = Array.from({ length: 50 }, (_, index) => journal.append('test/race', 0, draftOf(`race-${index}`)));
    const results = await Promise.all(writers);
    expect(kinds(results)).toEqual(['appended', ...Array.from({ length: 49 }, () => 'seq-taken')]);
    expect(await readAll('test/race')).toHaveLength(1);
  });

  it('gives every one of 50 writers its place when they reload and try again', async () => {
    const write = async (index: number): Promise<void> => {
      for (let seq = 0; ; seq = (await journal.tail('test/crowd'))?.seq ?? 0)
        if ((await journal.append('test/crowd', seq, draftOf(`crowd-${index}`))).kind === 'appended') return;
    };
    await Promise.all(Array.from({ length: 50 }, (_, index) => write(index)));
    const commits = await readAll('test/crowd');
    expect(commits.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(new Set(commits.flatMap(({ keys }) => keys)).size).toBe(50);
    expect((await verify(commits)).faults).toEqual([]);
  }, 30_000);

  it('gives the earlier commit for a key that was used, in this stream or another', async () => {
    const first = await journal.append('test/keys', 0, draftOf('key-a'));
    const again = await journal.append('test/keys', 1, draftOf('key-a', 1_800_000_000_000));
    const elsewhere = await journal.append('test/other', 0, draftOf('key-a'));
    expect(first.kind).toBe('appended');
    for (const result of [again, elsewhere])
      expect(result).toMatchObject({ kind: 'key-taken', commit: { _id: 'test/keys/0000000001', causes: [{ key: 'key-a' }] } });
  });

  it('names the earlier commit when only the second of several keys was used', async () => {
    await journal.append('test/several', 0, draftOf('several-a'));
    const result = await journal.append('test/several', 1, { ...draftOf('several-b'), keys: ['several-b', 'several-a'] });
    expect(result).toMatchObject({ kind: 'key-taken', commit: { seq: 1 } });
  });

  it('takes the very same commit once more as appended', async () => {
    const draft = draftOf('same');
    const [one, other] = [await journal.append('test/same', 0, draft), await journal.append('test/same', 0, draft)];
    expect(other).toEqual(one);
  });

  it('refuses a head that nobody wrote', async () => {
    await expect(journal.append('test/none', 7, draftOf('none'))).rejects.toMatchObject({ code: 'bad-head' });
  });

  it('gives each of many streams its own result', async () => {
    await journal.append('test/many-b', 0, draftOf('many-taken'));
    const results = await journal.appendMany([
      { stream: 'test/many-a', expectedSeq: 0, draft: draftOf('many-a') },
      { stream: 'test/many-b', expectedSeq: 0, draft: draftOf('many-b') },
      { stream: 'test/many-c', expectedSeq: 0, draft: draftOf('many-taken') },
      { stream: 'test/many-d', expectedSeq: 0, draft: draftOf('many-d') },
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(['appended', 'seq-taken', 'key-taken', 'appended']);
    expect(await journal.find('test/many-d', 1)).toMatchObject({ keys: ['many-d'] });
    const twice = [0, 1].map((expectedSeq) => ({ stream: 'test/many-a', expectedSeq, draft: draftOf(`twice-${expectedSeq}`) }));
    await expect(journal.appendMany(twice)).rejects.toMatchObject({ code: 'streams-repeat' });
  });

  it('reads one stream in order, from a seq on, and nothing of a stream whose name goes on behind it', async () => {
    for (let seq = 0; seq < 12; seq += 1) await journal.append('test/31', seq, draftOf(`outer-${seq}`));
    await journal.append('test/31/7', 0, draftOf('inner'));
    expect((await readAll('test/31')).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect((await readAll('test/31', 10)).map(({ seq }) => seq)).toEqual([10, 11, 12]);
    expect(await journal.tail('test/31')).toMatchObject({ seq: 12 });
    expect(await journal.tail('test/nobody')).toBeUndefined();
  });

  it('finds a commit by its key with an index, and by nothing that is no key', async () => {
    await journal.append('test/found', 0, draftOf('found'));
    expect(await journal.findByKey('found')).toMatchObject({ stream: 'test/found', prev: genesis });
    expect(await journal.findByKey('nobody')).toBeUndefined();
    expect(await journal.findByKey({ $gt: '' } as never)).toBeUndefined();
    const plan = JSON.stringify(await journal.model.collection.find({ keys: { $in: ['found'] } }).explain('queryPlanner'));
    expect(plan).toContain('IXSCAN');
    expect(plan).not.toContain('COLLSCAN');
  });

  it('refuses to run on other indexes than it asked for', async () => {
    const connection = await connect(test.servers.mongoUri);
    const other = Journal.open(connection, 'other_journal');
    await other.model.collection.createIndex({ keys: 1 }, { name: 'keys' }, {});
    await expect(other.createIndexes()).rejects.toThrow();
    await other.model.collection.dropIndexes();
    await other.createIndexes();
    await connection.close();
  });

  it('keeps the chain whatever writers, keys and retries come together', async () => {
    const command = fc.record({ writer: fc.nat(2), key: fc.nat(9), stream: fc.nat(1) });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 20 }), async (commands) => {
        run += 1;
        const writers = [0, 1, 2].map(() => Journal.open<Noted>(test.connection, 'test_journal'));
        const done = await Promise.all(
          commands.map(async ({ writer, key, stream }) => {
            const name = `test/model-${run}-${stream}`;
            for (;;) {
              const seq = (await journal.tail(name))?.seq ?? 0;
              const result = await writers[writer]!.append(name, seq, draftOf(`model-${run}-${key}`));
              if (result.kind === 'appended' || result.kind === 'key-taken') return result.commit._id;
            }
          }),
        );
        const commits = [...(await readAll(`test/model-${run}-0`)), ...(await readAll(`test/model-${run}-1`))];
        expect((await verify(commits)).faults).toEqual([]);
        expect(commits).toHaveLength(new Set(commands.map(({ key }) => key)).size);
        commands.forEach(({ key }, index) => expect(done[index]).toBe(done[commands.findIndex((other) => other.key === key)]));
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('finds a stored commit that was tampered with', async () => {
    for (let seq = 0; seq < 3; seq += 1) await journal.append('test/tampered', seq, draftOf(`tampered-${seq}`));
    const id = { _id: 'test/tampered/0000000002' } as never;
    const { collection } = journal.model;
    const check = async () => (await verify(journal.read('test/tampered'))).faults.map(({ kind, seq }) => `${kind} ${seq}`);
    expect(await check()).toEqual([]);
    await collection.updateOne(id, { $set: { 'events.0.text': 'other' } });
    expect(await check()).toEqual(['edited 2']);
    await collection.deleteOne(id);
    expect(await check()).toEqual(['missing 3']);
  });
});
