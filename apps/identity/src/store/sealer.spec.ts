import { describe, expect, it } from '@jest/globals';
import { Sealer } from './sealer.ts';

describe('Sealer', () => {
  const sealer = new Sealer('a configured key of some length');

  it('refuses another key, another place and a changed bit', () => {
    const sealed = sealer.seal({ d: 'private' }, 'keys/1');
    expect(() => new Sealer('another configured key').open(sealed, 'keys/1')).toThrow();
    expect(() => sealer.open(sealed, 'keys/2')).toThrow();
    for (const at of [0, 12, 28, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => sealer.open(changed, 'keys/1')).toThrow();
    }
    expect(() => sealer.open(sealed.subarray(0, 20), 'keys/1')).toThrow();
  });

  it('opens what it sealed, and never seals alike twice', () => {
    const value = { text: '𠮷', list: [1, null] };
    expect(sealer.open(sealer.seal(value, 'x'), 'x')).toEqual(value);
    expect(sealer.seal(value, 'x')).not.toEqual(sealer.seal(value, 'x'));
  });

  it('hashes alike under one key and unlike under another', () => {
    expect(sealer.hash('code')).toBe(new Sealer('a configured key of some length').hash('code'));
    expect(sealer.hash('code')).not.toBe(new Sealer('another configured key').hash('code'));
  });
});
