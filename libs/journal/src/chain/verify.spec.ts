import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashOfCommit } from './canonical.ts';
import type { Commit, Head } from '../commit.ts';
import { draftOf } from '../journal.fake.ts';
import type { Noted } from '../journal.fake.ts';
import { emptyHead, headOf, seal } from './seal.ts';
import { verify } from './verify.ts';

type Stored = Commit<Noted>;

function chain(stream: string, length: number): Stored[] {
  const commits: Stored[] = [];
  let head: Head = emptyHead(stream);
  for (let seq = 1; seq <= length; seq += 1) {
    const commit = seal(head, draftOf(`${stream}-${seq}`));
    commits.push(commit);
    head = headOf(commit);
  }
  return commits;
}

const kindsOf = async (commits: readonly unknown[], anchors?: ReadonlyMap<string, Head>) =>
  (await verify(commits, anchors)).faults.map(({ kind }) => kind);

const rehashed = (commit: Stored, change: Partial<Stored>): Stored => {
  const changed = { ...commit, ...change };
  return { ...changed, hash: hashOfCommit(changed) };
};

describe('verify', () => {
  it('finds nothing in sound streams, published or not', async () => {
    const commits = [...chain('test/a', 5), ...chain('test/b', 3)].map((commit, index) => ({ ...commit, published: index % 2 === 0 }));
    expect(await verify(commits)).toMatchObject({ streams: 2, commits: 8, faults: [] });
  });

  it('finds an edited commit', async () => {
    const [one, two, three] = chain('test/a', 3);
    expect(await kindsOf([one, { ...two!, at: two!.at + 1 }, three])).toEqual(['edited']);
  });

  it('finds an edited commit that got a fresh hash by the one behind it', async () => {
    const [one, two, three] = chain('test/a', 3);
    expect(await kindsOf([one, rehashed(two!, { at: 1 }), three])).toEqual(['unchained']);
  });

  it('finds a cut in the middle and at the beginning', async () => {
    const [one, two, three] = chain('test/a', 3);
    expect(await kindsOf([one, three])).toEqual(['missing']);
    expect(await kindsOf([two, three])).toEqual(['missing']);
  });

  it('finds a cut end and a rewritten end by the heads of an earlier run', async () => {
    const [one, two, three] = chain('test/a', 3);
    const { heads } = await verify([one, two, three]);
    expect(await kindsOf([one, two])).toEqual([]);
    expect(await kindsOf([one, two], heads)).toEqual(['unlike-anchor']);
    expect(await kindsOf([one, two, rehashed(three!, { at: 1 })], heads)).toEqual(['unlike-anchor']);
    expect(await kindsOf([], heads)).toEqual(['unlike-anchor']);
  });

  it('finds two commits that were swapped, with or without their seqs', async () => {
    const [one, two, three] = chain('test/a', 3);
    expect(await kindsOf([one, { ...three!, _id: two!._id }, { ...two!, _id: three!._id }])).toContain('misplaced');
    expect(await kindsOf([one, { ...three!, _id: two!._id, seq: 2 }, { ...two!, _id: three!._id, seq: 3 }])).toContain('edited');
  });

  it('finds an inserted commit', async () => {
    const [one, two, three] = chain('test/a', 3);
    const inserted = seal(headOf(one!), draftOf('foreign'));
    const pushed = [two!, three!].map((commit) => rehashed(commit, { seq: commit.seq + 1, _id: `test/a/000000000${commit.seq + 1}` }));
    expect(await kindsOf([one, inserted, two, three])).toContain('repeated');
    expect(await kindsOf([one, inserted, ...pushed])).toContain('unchained');
  });

  it('finds what is no commit at all', async () => {
    expect(await kindsOf([null, 'text', { _id: 'test/a/0000000001' }])).toEqual(['unreadable', 'unreadable', 'unreadable']);
  });

  it('finds any single change of any value in any chain', async () => {
    const places = ['at', 'seq', 'stream', 'prev', 'hash', '_id'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 6 }),
        fc.nat(),
        fc.constantFrom(...places),
        fc.string(),
        async (length, pick, place, text) => {
          const commits: unknown[] = chain('test/a', length);
          const index = pick % length;
          const before = commits[index] as Stored;
          const value = typeof before[place] === 'number' ? before[place] + 1 + text.length : `${before[place]}${text}.`;
          commits[index] = { ...before, [place]: value };
          expect((await verify(commits)).faults).not.toEqual([]);
        },
      ),
    );
  });

  it('finds any commits left out, as long as the heads are known', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), async (kept) => {
        const commits = chain('test/a', kept.length);
        const { heads } = await verify(commits);
        const rest = commits.filter((_, index) => kept[index]);
        const { faults } = await verify(rest, heads);
        expect(faults.length > 0).toBe(rest.length < commits.length);
      }),
    );
  });
});
