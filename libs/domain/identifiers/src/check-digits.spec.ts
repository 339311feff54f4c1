import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { creditCheckCharacter, identityCheckCharacter, isLuhn, mod1110CheckDigit } from './check-digits.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const swapped = (text: string, at: number) => `${text.slice(0, at)}${text.charAt(at + 1)}${text.charAt(at)}${text.slice(at + 2)}`;
const replaced = (text: string, at: number, put: string) => `${text.slice(0, at)}${put}${text.slice(at + 1)}`;

describe('mod1110CheckDigit', () => {
  const isRight = (number: string) => mod1110CheckDigit(number.slice(0, -1)) === number.slice(-1);

  it('gives the number of the specification its last digit', () => {
    expect(mod1110CheckDigit('31010101500020261123000042')).toBe('8');
  });

  it('finds every single wrong digit, the check digit included', () => {
    fc.assert(
      fc.property(digits(26), fc.nat(26), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        const number = `${text}${mod1110CheckDigit(text)}`;
        const wrong = replaced(number, at, String((Number(number[at]) + by) % 10));
        return isRight(number) && !isRight(wrong);
      }),
    );
  });

  it('misses just the swaps of neighbours that the scheme does not promise to find', () => {
    fc.assert(
      fc.property(digits(26), fc.nat(24), (text, at) => {
        fc.pre(text[at] !== text[at + 1]);
        const number = `${text}${mod1110CheckDigit(text)}`;
        const missed = missedSwaps.has(`${carryOf(text.slice(0, at))} ${number.slice(at, at + 2)}`);
        return isRight(swapped(number, at)) === missed;
      }),
    );
  });

  it('misses about one swap in fifty', () => {
    expect(missedSwaps.size / (10 * 90)).toBeLessThan(0.025);
  });
});

// ISO 7064 computed by definition, from the running product before a pair: the pairs whose swap leads to the same product.
const step = (product: number, digit: number) => (((product + digit) % 10 || 10) * 2) % 11;
const carryOf = (text: string) => Array.from(text, Number).reduce(step, 10);
const missedSwaps = new Set<string>();
for (let product = 1; product <= 10; product += 1)
  for (let a = 0; a <= 9; a += 1)
    for (let b = 0; b <= 9; b += 1)
      if (a !== b && step(step(product, a), b) === step(step(product, b), a)) missedSwaps.add(`${product} ${a}${b}`);

describe('identityCheckCharacter', () => {
  it('finds every wrong digit and every swap of unequal neighbours (MOD 11-2 promises both)', () => {
    fc.assert(
      fc.property(digits(17), fc.nat(16), fc.integer({ min: 1, max: 9 }), fc.nat(15), (text, at, by, pair) => {
        const wrong = replaced(text, at, String((Number(text[at]) + by) % 10));
        const swap = swapped(text, pair);
        return (
          identityCheckCharacter(wrong) !== identityCheckCharacter(text) &&
          (swap === text || identityCheckCharacter(swap) !== identityCheckCharacter(text))
        );
      }),
    );
  });
});

describe('creditCheckCharacter', () => {
  const credit = fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{17}$/);

  it('finds every wrong character and every swap of unequal neighbours', () => {
    fc.assert(
      fc.property(credit, credit, fc.nat(15), (text, other, at) => {
        const wrong = replaced(text, at, other.charAt(at));
        const swap = swapped(text, at);
        return (
          (wrong === text || creditCheckCharacter(wrong) !== creditCheckCharacter(text)) &&
          (swap === text || creditCheckCharacter(swap) !== creditCheckCharacter(text))
        );
      }),
    );
  });
});

describe('isLuhn', () => {
  it('knows a right and a wrong card number', () => {
    expect([isLuhn('79927398713'), isLuhn('79927398710')]).toEqual([true, false]);
  });
});
