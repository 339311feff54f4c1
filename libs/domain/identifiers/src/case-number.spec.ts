import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseNumberRule } from './case-number.ts';
import { caseNumberLength, groupCaseNumber, makeCaseNumber, readCaseNumber } from './case-number.ts';

const rule: CaseNumberRule = { prefixLength: 12, sequenceDigits: 6, display: [12, 8, 6, 1] };
const parts = { prefix: '310101015000', date: '2026-11-23', sequence: 42 };

describe('makeCaseNumber', () => {
  it('makes the number of the specification', () => {
    expect(makeCaseNumber(parts, rule)).toBe('310101015000202611230000428');
  });

  it.each([
    ['a prefix of another length', { ...parts, prefix: '31010101500' }],
    ['a prefix with a letter', { ...parts, prefix: '31010101500x' }],
    ['a sequence that is full', { ...parts, sequence: 1_000_000 }],
    ['a date that does not exist', { ...parts, date: '2026-02-30' }],
  ])('throws at %s', (_, wrong) => {
    expect(() => makeCaseNumber(wrong, rule)).toThrow(RangeError);
  });
});

describe('readCaseNumber', () => {
  it('reads a number in groups, with hyphens or plain', () => {
    const shown = groupCaseNumber('310101015000202611230000428', rule);
    expect(shown).toBe('310101015000 20261123 000042 8');
    for (const text of [shown, shown.replaceAll(' ', '-'), shown.replaceAll(' ', '')])
      expect(readCaseNumber(text, rule)).toEqual({ ...parts, number: '310101015000202611230000428' });
  });

  it.each([
    ['31010101500020261123000042', 'case-number-malformed'],
    ['31010101500020261123000042x', 'case-number-malformed'],
    ['310101015000202611230000429', 'case-number-check-digit'],
  ])('refuses %s', (text, refused) => {
    expect(readCaseNumber(text, rule)).toEqual({ refused });
  });

  it('reads back every number of any city', () => {
    const anyRule = fc.record({ prefixLength: fc.integer({ min: 1, max: 14 }), sequenceDigits: fc.integer({ min: 1, max: 8 }) });
    fc.assert(
      fc.property(anyRule, fc.nat(9), fc.integer({ min: 2000, max: 2099 }), (lengths, seed, year) => {
        const city = { ...lengths, display: [lengths.prefixLength, 8, lengths.sequenceDigits, 1] };
        const made = { prefix: String(seed).repeat(city.prefixLength), date: `${year}-02-28`, sequence: seed };
        const number = makeCaseNumber(made, city);
        expect(number).toHaveLength(caseNumberLength(city));
        expect(readCaseNumber(number, city)).toEqual({ ...made, number });
      }),
    );
  });
});
