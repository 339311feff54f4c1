import { describe, expect, it } from '@jest/globals';
import { commitId, messageId, parseCommitId } from '../commit-id.ts';
import { draftOf } from '../journal.fake.ts';
import { emptyHead, headOf, seal } from './seal.ts';

describe('commitId', () => {
  it('pads the seq so that ids sort as their commits do', () => {
    const ids = [1, 2, 10, 100, 9_999_999_999].map((seq) => commitId('queue/310101018/2026-03-02', seq));
    expect([...ids].sort()).toEqual(ids);
    expect(ids[2]).toBe('queue/310101018/2026-03-02/0000000010');
  });

  it.each(['', 'queue', '/queue/x', 'queue/', 'queue//x', 'queue/$gt', 'queue/a b', 'queue/大厅'])(
    'refuses the stream name %p',
    (stream) => {
      expect(() => commitId(stream, 1)).toThrow(expect.objectContaining({ code: 'bad-stream' }));
    },
  );

  it.each([0, -1, 1.5, Number.NaN, 10_000_000_000])('refuses the seq %p', (seq) => {
    expect(() => commitId('test/a', seq)).toThrow(expect.objectContaining({ code: 'bad-seq' }));
  });

  it('is read back', () => {
    expect(parseCommitId('bureaus/31/7/0000000012')).toEqual({ stream: 'bureaus/31/7', seq: 12 });
    expect(parseCommitId('bureaus/31/7')).toBeUndefined();
    expect(messageId({ stream: 'bureaus/31/7', seq: 12 }, 3)).toBe('bureaus/31/7/12/3');
  });
});

describe('seal', () => {
  it('refuses a draft without a key: two empty lists would clash in the unique index', () => {
    expect(() => seal(emptyHead('test/a'), { ...draftOf('k'), keys: [] })).toThrow(expect.objectContaining({ code: 'no-key' }));
  });

  it.each([[['']], [['k'.repeat(401)]], [[{ $gt: '' } as never]]])('refuses the keys %p', (keys) => {
    expect(() => seal(emptyHead('test/a'), { ...draftOf('k'), keys })).toThrow(expect.objectContaining({ code: 'bad-key' }));
  });

  it('chains to the head before and starts unpublished', () => {
    const first = seal(emptyHead('test/a'), draftOf('one'));
    const second = seal(headOf(first), { ...draftOf('two'), epoch: 4 });
    expect(second).toMatchObject({ _id: 'test/a/0000000002', seq: 2, prev: first.hash, epoch: 4, published: false });
    expect('epoch' in first).toBe(false);
  });

  it('stores exactly what it hashes: absent members, negative zero and dates are settled before', () => {
    const odd = { type: 'odd', none: undefined, zero: -0, day: new Date(0), list: [undefined] };
    const [event] = seal(emptyHead('test/a'), { ...draftOf('k'), events: [odd] as never[] }).events as readonly unknown[];
    expect(event).toStrictEqual({ type: 'odd', zero: 0, day: '1970-01-01T00:00:00.000Z', list: [null] });
    expect(Object.is((event as { zero: number }).zero, 0)).toBe(true);
  });
});
