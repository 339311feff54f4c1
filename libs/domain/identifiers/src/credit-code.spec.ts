import { describe, expect, it } from '@jest/globals';
import { readCreditCode } from './credit-code.ts';
import { isRefused } from './refusal.ts';

describe('readCreditCode', () => {
  it.each([
    ['11310000MB2F30000', 'credit-code-malformed'],
    ['11310000MB2F3000OK', 'credit-code-malformed'],
    ['11310000MB2F30000B', 'credit-code-check-character'],
  ])('refuses %s', (text, refused) => {
    expect(readCreditCode(text)).toEqual({ refused });
  });

  it('accepts a right code, in lower case too', () => {
    const read = readCreditCode(' 11310000mb2f30000k ');
    expect(isRefused(read)).toBe(false);
    expect(read).toEqual({ code: '11310000MB2F30000K' });
  });
});
