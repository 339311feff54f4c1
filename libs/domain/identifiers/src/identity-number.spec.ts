import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { identityCheckCharacter } from './check-digits.ts';
import { readIdentityNumber } from './identity-number.ts';

const today = '2026-11-24';
const withCheck = (first17: string) => `${first17}${identityCheckCharacter(first17)}`;

describe('readIdentityNumber', () => {
  it.each([
    ['a word', 'hello', 'id-number-malformed'],
    ['17 digits', '31010119521231005', 'id-number-malformed'],
    ['full-width digits', '３１０１０１１９５２１２３１００５X', 'id-number-malformed'],
    ['a province that does not exist', withCheck('99010119521231005').replace(/^99/, '70'), 'id-number-malformed'],
    ['the old form of 15 digits', '310101521231005', 'id-number-old-form'],
    ['a wrong check character', '310101195212310051', 'id-number-check-digit'],
    ['30 February with a right check character', '310101199002300011', 'id-number-birth-date'],
    ['a birth in the future', withCheck('31010120261125001'), 'id-number-birth-date'],
    ['a year before 1880', withCheck('31010118791231001'), 'id-number-birth-date'],
    ['29 February of a year without it', withCheck('31010119000229001'), 'id-number-birth-date'],
    ['a residence permit of no such region', withCheck('84000019900101001'), 'id-number-malformed'],
  ])('refuses %s', (_, text, refused) => {
    expect(readIdentityNumber(text, today)).toEqual({ refused });
  });

  it('stores a lower-case x in upper case', () => {
    expect(readIdentityNumber(' 31010119521231005x ', today)).toEqual({
      kind: 'resident',
      number: '31010119521231005X',
      areaCode: '310101',
      birthDate: '1952-12-31',
      sex: 'male',
    });
  });

  it.each([
    ['910310198001010017', 'permanent-resident'],
    [withCheck('81000019900307012'), 'residence-permit'],
    [withCheck('82000019900307012'), 'residence-permit'],
    [withCheck('83000019900307012'), 'residence-permit'],
  ])('accepts %s as %s', (text, kind) => {
    expect(readIdentityNumber(text, today)).toMatchObject({ kind, number: text });
  });

  it('accepts a birth of today and reads back what went in', () => {
    const born = fc.date({ min: new Date('1880-01-01'), max: new Date('2026-11-24'), noInvalidDate: true });
    fc.assert(
      fc.property(born, fc.integer({ min: 0, max: 999 }), (date, order) => {
        const birthDate = date.toISOString().slice(0, 10);
        const number = withCheck(`310101${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`);
        const read = readIdentityNumber(number, today);
        expect(read).toMatchObject({ number, birthDate, sex: order % 2 === 1 ? 'male' : 'female' });
      }),
    );
    expect(readIdentityNumber(withCheck('31010120261124001'), today)).toMatchObject({ birthDate: today });
  });
});
