import { describe, expect, it } from '@jest/globals';
import { maskIdNumber, maskName, maskPhone } from './mask.ts';

describe('masks', () => {
  it.each([
    ['陈静姝', '陈*'],
    ['李四', '李*'],
    ['𠮷野', '𠮷*'],
    ['欧阳修远', '欧阳*'],
    ['阿卜杜热西提·吾买尔', '阿卜*'],
    ['Smith', 'Sm*'],
    ['王', '*'],
    ['', '*'],
  ])('%s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

  it('an identity number keeps three and four characters, a phone the same', () => {
    expect(maskIdNumber('310199195212310047')).toBe('310***********0047');
    expect(maskIdNumber('1234567')).toBe('*******');
    expect(maskPhone('10000000042')).toBe('100****0042');
    expect(maskPhone('12345')).toBe('*****');
  });
});
