import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareRows } from './compare.ts';
import type { Row } from './row.ts';

const stream = (rows: readonly Row<string>[]) => ReadableStream.from(rows) as AsyncIterable<Row<string>>;
const row = (id: string, seq: number, view = `${id}@${seq}`): Row<string> => ({ _id: id, seq, view });
const compare = (live: readonly Row<string>[], shadow: readonly Row<string>[]) => compareRows(stream(live), stream(shadow));

describe('compareRows', () => {
  it('says nothing about equal rows', async () => {
    expect(await compare([row('a', 1), row('b', 2)], [row('a', 1), row('b', 2)])).toEqual({ rows: 2, behind: [], different: [] });
  });

  it('tells rows that lack or lag from rows that differ at the same commit', async () => {
    const live = [row('a', 3), row('b', 2), row('c', 5), row('d', 1)];
    const shadow = [row('b', 2, 'other'), row('c', 4), row('d', 2)];
    expect(await compare(live, shadow)).toEqual({
      rows: 4,
      behind: [
        { stream: 'a', seq: 3 },
        { stream: 'c', seq: 5 },
      ],
      different: ['b'],
    });
  });

  it('finds every difference of any two generations', async () => {
    const generation = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 3 }));
    await fc.assert(
      fc.asyncProperty(generation, generation, async (one, other) => {
        const rowsOf = (of: Record<string, number>) =>
          Object.keys(of)
            .sort()
            .map((id) => row(id, of[id]!));
        const { behind } = await compare(rowsOf(one), rowsOf(other));
        const expected = Object.keys(one)
          .filter((id) => (other[id] ?? 0) < one[id]!)
          .sort();
        expect(behind.map((each) => each.stream)).toEqual(expected);
      }),
    );
  });
});
