import { describe, expect, it } from '@jest/globals';
import { UserCode } from './pairing.ts';

describe('UserCode', () => {
  it('refuses vowels, digits, other lengths and look-alikes', () => {
    for (const typed of ['', 'BCDF', 'BCDFGHJKL', 'ACDF-GHJK', 'BCD0GHJK', 'ＢＣＤＦＧＨＪＫ', 'BCDF_GHJK']) {
      expect(UserCode.safeParse(typed).success).toBe(false);
    }
  });

  it('reads what a person types: case, dash and spaces do not matter', () => {
    for (const typed of ['BCDF-GHJK', 'bcdf ghjk', ' BCDFGHJK ', 'b-c-d-f-g-h-j-k']) expect(UserCode.parse(typed)).toBe('BCDFGHJK');
  });
});
