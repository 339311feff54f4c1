import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@yimen/testing';
import type { Commit } from '../commit.ts';
import { connect, draftOf, openTestJournal } from '../journal.fake.ts';
import type { Noted, TestJournal } from '../journal.fake.ts';
import { Projection } from './projection.ts';
import type { ProjectionSettings } from './projection.ts';

interface Summary {
  readonly count: number;
  readonly texts: readonly string[];
}
const summarise = (view: Summary | undefined, { events }: Commit<Noted>): Summary => ({
  count: (view?.count ?? 0) + events.length,
  texts: [...(view?.texts ?? []), ...events.map(({ text }) => text)],
});

describe('Projection', () => {
  let test: TestJournal;
  let names = 0;
  beforeAll(async () => void (test = await openTestJournal()));
  afterAll(() => test.stop());

  const open = (settings: Partial<ProjectionSettings<Noted, string, Summary>> = {}) => {
    const { connection, journal } = test;
    const name = `summary-${(names += 1)}`;
    return new Projection<Summary, Noted>({ connection, journal, name, version: 1, project: summarise, pointerMs: 50, ...settings });
  };
  const write = async (stream: string, count: number) => {
    const commits: Commit<Noted>[] = [];
    for (let left = count; left > 0; left -= 1) {
      const seq = (await test.journal.tail(stream))?.seq ?? 0;
      const result = await test.journal.append(stream, seq, draftOf(`${stream}:${seq + 1}`));
      if (result.kind === 'appended') commits.push(result.commit);
    }
    return commits;
  };
  const viewOf = async (projection: Projection<Summary, Noted>, stream: string) =>
    (await (await projection.rows()).findOne({ _id: stream } as never)) as { seq: number; view: Summary } | null;
  const upTo = (stream: string, count: number) => Array.from({ length: count }, (_, index) => `${stream}:${index + 1}`);

  it('applies the next commit, drops an older one, fills a gap from the journal', async () => {
    const projection = open();
    const [one, two, three] = await write('view/guard', 4);
    expect(await projection.accept(one!)).toBe('applied');
    expect(await projection.accept(one!)).toBe('old');
    expect(await projection.accept(three!)).toBe('filled');
    expect(await projection.accept(two!)).toBe('old');
    expect(await viewOf(projection, 'view/guard')).toMatchObject({ seq: 4, view: { texts: upTo('view/guard', 4) } });
  });

  it('has each commit once when many write at the same time and in any order', async () => {
    const projection = open();
    const commits = await write('view/many', 12);
    await Promise.all(
      [...commits, ...commits].sort((one, other) => one.hash.localeCompare(other.hash)).map((commit) => projection.accept(commit)),
    );
    expect(await viewOf(projection, 'view/many')).toMatchObject({ seq: 12, view: { count: 12, texts: upTo('view/many', 12) } });
  });

  it('follows the journal: what was there, what comes, and what came while nobody followed', async () => {
    const name = 'followed';
    await write('view/followed', 2);
    const first = open({ name });
    first.follow();
    await waitFor(async () => (await viewOf(first, 'view/followed'))?.seq === 2);
    await write('view/followed', 1);
    await waitFor(async () => (await viewOf(first, 'view/followed'))?.seq === 3);
    const pointers = test.connection.collection<{ _id: string; token?: unknown }>('projections');
    await waitFor(async () => (await pointers.findOne({ _id: name }))?.token !== undefined);
    await first.stop();
    await write('view/followed', 2);
    const second = open({ name });
    second.follow();
    await waitFor(async () => (await viewOf(second, 'view/followed'))?.seq === 5);
    await second.stop();
    expect(await viewOf(second, 'view/followed')).toMatchObject({ view: { texts: upTo('view/followed', 5) } });
  }, 20_000);

  it('rebuilds beside the live rows while writers go on, and swaps', async () => {
    const projection = open();
    const streams = Array.from({ length: 20 }, (_, index) => `rebuild/${index}`);
    for (const stream of streams) for (const commit of await write(stream, 2)) await projection.accept(commit);
    const before = (await projection.rows()).collectionName;
    const done = new AbortController();
    const writing = (async () => {
      for (let turn = 0; !done.signal.aborted; turn += 1)
        for (const commit of await write(streams[turn % 20]!, 1)) await projection.accept(commit);
    })();
    const steps: string[] = [];
    const report = await projection.rebuild({ onProgress: ({ step }) => steps.push(step) });
    done.abort();
    await writing;
    expect(report).toMatchObject({ swapped: true, different: [] });
    expect([...new Set(steps)]).toEqual(['comparing', 'swapped']);
    expect((await projection.rows()).collectionName).not.toBe(before);
    for (const stream of streams) await projection.advance(stream, (await test.journal.tail(stream))!.seq);
    for (const stream of streams) {
      const { seq, view } = (await viewOf(projection, stream))!;
      expect(view.texts).toEqual(upTo(stream, seq));
    }
  }, 30_000);

  it('does not swap when a live row differs, and names it', async () => {
    const projection = open();
    for (const commit of await write('view/wrong', 2)) await projection.accept(commit);
    const rows = await projection.rows();
    await rows.updateOne({ _id: 'view/wrong' }, { $set: { 'view.count': 99 } });
    expect(await projection.rebuild()).toMatchObject({ swapped: false, different: ['view/wrong'] });
    expect(await viewOf(projection, 'view/wrong')).toMatchObject({ view: { count: 99 } });
    expect(await projection.rebuild({ evenDifferent: true })).toMatchObject({ swapped: true });
    expect(await viewOf(projection, 'view/wrong')).toMatchObject({ view: { count: 2 } });
  }, 20_000);

  it('swaps to the rows of a new version of the code although they differ', async () => {
    const old = open({ name: 'versioned' });
    for (const commit of await write('view/versioned', 1)) await old.accept(commit);
    const connection = await connect(test.servers.mongoUri);
    const next = open({ name: 'versioned', version: 2, connection, project: () => ({ count: -1, texts: [] }) });
    expect(await next.isCurrent()).toBe(false);
    expect(await next.rebuild()).toMatchObject({ swapped: true });
    expect(await next.isCurrent()).toBe(true);
    expect(await viewOf(next, 'view/versioned')).toMatchObject({ view: { count: -1 } });
    await connection.close();
  }, 20_000);
});
