import { describe, expect, it } from '@jest/globals';
import { hashPassword, isPassword } from './password.ts';

describe('isPassword', () => {
  it('says no to another password, no hash and a hash of another form', async () => {
    const hash = await hashPassword('right');
    expect(await isPassword('wrong', hash)).toBe(false);
    expect(await isPassword('', hash)).toBe(false);
    for (const other of [undefined, '', 'right', hash.slice(0, -1), `${hash}x`]) expect(await isPassword('right', other)).toBe(false);
  });

  it('says yes to the password, however its characters were composed', async () => {
    expect(await isPassword('Zo\u0065\u0301', await hashPassword('Zo\u00e9'))).toBe(true);
  });

  it('salts: equal passwords hash apart', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });
});
