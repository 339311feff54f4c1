import { describe, expect, it } from '@jest/globals';
import { bodyHash, canonicalJson, hashOfCommit, sha256 } from './canonical.ts';
import { genesis } from '../commit.ts';
import { emptyHead, seal } from './seal.ts';
import { draftOf } from '../journal.fake.ts';

describe('canonicalJson', () => {
  it('gives the example of RFC 8785 section 3.2.2 to 3.2.3', () => {
    const value = {
      numbers: [JSON.parse('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    const expected =
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';
    expect(canonicalJson(value)).toBe(expected);
  });

  it('sorts names by UTF-16 code units, as RFC 8785 section 3.2.3 asks', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
    const sorted = Object.keys(JSON.parse(canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))) as object);
    expect(sorted).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']);
  });

  it.each([[Number.NaN], [Infinity], ['\ud800'], [undefined], [{ cycle: [] as unknown[] }]])(
    'refuses what JSON cannot say: %p',
    (value) => {
      if (typeof value === 'object') value.cycle.push(value);
      expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'not-json' }));
    },
  );
});

describe('hashOfCommit', () => {
  it('is SHA-256 over everything but hash and published', () => {
    const commit = seal(emptyHead('test/a'), draftOf('key-1'));
    const text =
      '{"_id":"test/a/0000000001","at":1790000000000,"causes":[{"bodyHash":"' +
      'b'.repeat(64) +
      '","by":"clerk-1","key":"key-1","type":"note"}],"events":[{"text":"key-1","type":"noted"}],"keys":["key-1"],"prev":"' +
      `${genesis}","seq":1,"stream":"test/a"}`;
    expect(commit.hash).toBe(sha256(text));
    expect(hashOfCommit({ ...commit, published: true } as never)).toBe(commit.hash);
  });

  it('hashes a body whatever the order of its names', () => {
    expect(bodyHash({ a: 1, b: [2] })).toBe(bodyHash({ b: [2], a: 1 }));
    expect(bodyHash({ a: 1 })).not.toBe(bodyHash({ a: '1' }));
  });
});
