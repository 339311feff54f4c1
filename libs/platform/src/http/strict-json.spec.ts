import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseStrictJson } from './strict-json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('parseStrictJson', () => {
  it.each([
    ['{"a":1,"a":2}', 'duplicate-key'],
    [String.raw`{"a":1,"\u0061":2}`, 'duplicate-key'],
    ['{"x":{"__proto__":1}}', 'forbidden-key'],
    ['['.repeat(33) + ']'.repeat(33), 'too-deep'],
    ['-0', 'bad-number'],
    ['[-0.0]', 'bad-number'],
    ['1e400', 'bad-number'],
    ['9007199254740992', 'bad-number'],
    [String.raw`["\ud800"]`, 'bad-string'],
    [String.raw`["\u0000"]`, 'bad-string'],
    ['{"a":', 'not-json'],
    ['\uFEFF1', 'not-json'],
    ['01', 'not-json'],
    ['', 'not-json'],
  ])('refuses %s as %s', (text, reason) => {
    expect(() => parseStrictJson(bytes(text))).toThrow(expect.objectContaining({ code: 'malformed', details: { reason } }));
  });

  it('refuses bytes that are not UTF-8', () => {
    const bad = new Uint8Array([0x22, 0xc3, 0x28, 0x22]);
    expect(() => parseStrictJson(bad)).toThrow(expect.objectContaining({ details: { reason: 'not-utf-8' } }));
  });

  it('takes one key in two objects, and a key as a value', () => {
    expect(parseStrictJson(bytes('[{"a":"a"},{"a":"__proto__"}]'))).toEqual([{ a: 'a' }, { a: '__proto__' }]);
  });

  it('gives back what JSON.stringify wrote of any plain value', () => {
    const plain = fc.jsonValue({ maxDepth: 6 }).filter((value) => !/__proto__|\\u0000|\\ud[89a-f]/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(plain, (value) => {
        const text = JSON.stringify(value);
        const exact = !/(?<![\d.eE"])-?\d{16,}(?![\d.eE])/.test(text);
        fc.pre(exact);
        expect(JSON.stringify(parseStrictJson(bytes(text)))).toBe(text);
      }),
    );
  });

  it('takes a megabyte of quotes and braces in no time', () => {
    const startedAt = performance.now();
    expect(() => parseStrictJson(bytes('{"'.repeat(500_000)))).toThrow();
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
