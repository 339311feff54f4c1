import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical.ts';

describe('canonicalJson', () => {
  it('sorts members by code unit and writes no space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: 1e21, '\u20ac': -0, '\ud83d\ude00': 1.5 })).toBe(
      '{"a":1e+21,"b":[1,{"c":"é","d":null}],"€":0,"😀":1.5}',
    );
  });

  it('leaves out members that are not there', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('says the same of equal values, whatever the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });
});
