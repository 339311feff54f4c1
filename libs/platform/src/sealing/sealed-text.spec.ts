import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Sealed } from '@yimen/contracts';
import { openText, SealBroken, sealText } from './sealed-text.ts';

describe('sealText and openText', () => {
  const key = randomBytes(32);

  it('give back the same text, rare Han included', () => {
    const text = '𠮷野䶮·买买提 {"idNumber":"310199198001010016"}';
    const sealed = sealText(key, text, 'case-1/personal');
    expect(Sealed.safeParse(sealed).success).toBe(true);
    expect(sealed).not.toContain('310199');
    expect(openText(key, sealed, 'case-1/personal')).toBe(text);
  });

  it('never seal the same text twice alike', () => {
    expect(sealText(key, 'a', 'c')).not.toBe(sealText(key, 'a', 'c'));
  });

  it('do not open with another key, in another place, changed, cut or of another kind', () => {
    const sealed = sealText(key, 'text', 'case-1/personal');
    const [version, iv, body = ''] = sealed.split('.');
    const changed = `${version}.${iv}.${body.startsWith('A') ? 'B' : 'A'}${body.slice(1)}`;
    expect(() => openText(randomBytes(32), sealed, 'case-1/personal')).toThrow(SealBroken);
    expect(() => openText(key, sealed, 'case-2/personal')).toThrow(SealBroken);
    for (const bad of [changed, `${version}.${iv}.${body.slice(0, 10)}`, `s2.${iv}.${body}`, '', 'plain text'])
      expect(() => openText(key, bad, 'case-1/personal')).toThrow(SealBroken);
  });
});
