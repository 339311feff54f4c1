import { describe, expect, it } from '@jest/globals';
import type { FactDeclarations, Facts } from '../value-types.ts';
import { compileRule, compileText, hasFaults } from './compile.ts';
import { maxRuleDepth } from './rule.ts';

const declared: FactDeclarations = new Map([
  ['applicant.birthDate', { type: 'date' }],
  ['applicant.sex', { type: 'choice', options: ['male', 'female'] }],
  ['applicant.level', { type: 'integer' }],
  ['applicant.insured', { type: 'boolean' }],
  ['applicant.address', { type: 'address' }],
  ['household.children', { type: 'group' }],
  ['fields.from', { type: 'date' }],
  ['fields.phone', { type: 'phone' }],
]);

const today = '2026-11-24';

function ask(rule: unknown, facts: Facts = {}) {
  const compiled = compileRule(rule, declared);
  if (hasFaults(compiled)) throw new Error(compiled.map((fault) => fault.text).join());
  return compiled.ask({ facts, today });
}

const outcome = (rule: unknown, facts: Facts = {}) => ask(rule, facts).outcome;

describe('compileRule', () => {
  const deep = (levels: number): unknown => (levels === 1 ? ['all'] : ['not', deep(levels - 1)]);

  it.each<[string, unknown, string]>([
    ['a word', 'all', 'shape'],
    ['an empty array', [], 'shape'],
    ['an unknown operator', ['eval', '1+1'], 'operator'],
    ['an operator of the prototype', ['constructor', 'applicant.level'], 'operator'],
    ['an undeclared fact', ['exists', 'applicant.secret'], 'fact'],
    ['a fact of the prototype', ['exists', '__proto__'], 'fact'],
    ['too few operands', ['eq', 'applicant.level'], 'arity'],
    ['too many operands', ['not', ['all'], ['all']], 'arity'],
    ['a text beside a number', ['gt', 'applicant.level', 'two'], 'type'],
    ['a date that is none', ['gt', 'applicant.birthDate', 'yesterday'], 'type'],
    ['an order of choices', ['lt', 'applicant.sex', 'male'], 'type'],
    ['an age of a number', ['gte', ['age', 'applicant.level'], 3], 'type'],
    ['an option that does not exist', ['eq', 'applicant.sex', 'other'], 'option'],
    ['a list with such an option', ['in', 'applicant.sex', ['male', 'x']], 'option'],
    ['a list that is none', ['in', 'applicant.sex', 'male'], 'type'],
    ['a regular expression', ['matches', 'fields.phone', '^1'], 'pattern'],
    ['a value as a rule', ['age', 'applicant.birthDate'], 'operator'],
    ['depth 9', deep(maxRuleDepth + 1), 'depth'],
    ['201 parts', ['all', ...Array.from({ length: 200 }, () => ['all'])], 'nodes'],
  ])('refuses %s', (_, rule, problem) => {
    const faults = compileRule(rule, declared);
    expect(hasFaults(faults) && faults.map((fault) => fault.problem)).toContain(problem);
  });

  it('takes depth 8 and 200 parts', () => {
    expect(hasFaults(compileRule(deep(maxRuleDepth), declared))).toBe(false);
    expect(hasFaults(compileRule(['all', ...Array.from({ length: 99 }, () => ['all'])], declared))).toBe(false);
  });

  it('refuses JSON that is nested 100,000 deep without using the stack', () => {
    let rule: unknown[] = ['all'];
    for (let i = 0; i < 100_000; i += 1) rule = ['not', rule];
    expect(compileRule(rule, declared)).toMatchObject([{ problem: 'depth' }]);
  });

  it('tells every fault with the place of it', () => {
    const faults = compileRule(['all', ['exists', 'a.b'], ['any', ['eq', 'applicant.sex', 'x']]], declared);
    expect(faults).toMatchObject([
      { at: [1, 1], problem: 'fact', value: '"a.b"' },
      { at: [2, 1, 2], problem: 'option', value: '"x"' },
    ]);
  });

  it('names the facts that it uses', () => {
    expect(compileRule(['any', ['exists', 'applicant.level'], ['gt', ['count', 'household.children'], 2]], declared)).toMatchObject({
      facts: ['applicant.level', 'household.children'],
    });
  });
});

describe('three values', () => {
  it.each<[string, unknown, Facts, string]>([
    ['nothing to fulfil', ['all'], {}, 'met'],
    ['nothing to choose from', ['any'], {}, 'unmet'],
    [
      'one unmet part decides all',
      ['all', ['exists', 'applicant.level'], ['eq', 'applicant.sex', 'male']],
      { 'applicant.sex': 'female' },
      'unmet',
    ],
    [
      'one met part decides any',
      ['any', ['exists', 'applicant.level'], ['eq', 'applicant.sex', 'male']],
      { 'applicant.sex': 'male' },
      'met',
    ],
    [
      'otherwise one unknown part makes it unknown',
      ['all', ['exists', 'applicant.level'], ['eq', 'applicant.sex', 'male']],
      { 'applicant.sex': 'male' },
      'unknown',
    ],
    ['not of unknown', ['not', ['exists', 'applicant.level']], {}, 'unknown'],
    ['known to be absent', ['exists', 'applicant.level'], { 'applicant.level': null }, 'unmet'],
    ['absent is not equal', ['eq', 'applicant.level', 2], { 'applicant.level': null }, 'unmet'],
    ['absent is different', ['ne', 'applicant.level', 2], { 'applicant.level': null }, 'met'],
    ['absent is not less', ['lte', 'applicant.level', 2], { 'applicant.level': null }, 'unmet'],
    ['absent is in no list', ['in', 'applicant.sex', ['male']], { 'applicant.sex': null }, 'unmet'],
    ['a fact of another type is not known', ['eq', 'applicant.level', 2], { 'applicant.level': '2' }, 'unknown'],
    ['a boolean', ['eq', 'applicant.insured', true], { 'applicant.insured': false }, 'unmet'],
    ['a count', ['gte', ['count', 'household.children'], 3], { 'household.children': [1, 2, 3] }, 'met'],
    ['days since', ['lte', ['daysSince', 'fields.from'], 60], { 'fields.from': '2026-09-25' }, 'met'],
    ['one day more', ['lte', ['daysSince', 'fields.from'], 60], { 'fields.from': '2026-09-24' }, 'unmet'],
    [
      'a fact against a fact',
      ['gt', 'fields.from', 'applicant.birthDate'],
      { 'fields.from': '2026-01-02', 'applicant.birthDate': '2026-01-01' },
      'met',
    ],
    [
      'a district',
      ['eq', ['districtOf', 'applicant.address'], '310101'],
      { 'applicant.address': { district: '310101', detail: 'x' } },
      'met',
    ],
    ['a pattern', ['matches', 'fields.phone', 'phone'], { 'fields.phone': '10000000002' }, 'met'],
    ['no pattern', ['matches', 'fields.phone', 'phone'], { 'fields.phone': '12' }, 'unmet'],
  ])('%s', (_, rule, facts, expected) => {
    expect(outcome(rule, facts)).toBe(expected);
  });

  it('names the facts that are missing, and none when it is decided', () => {
    const rule = ['all', ['exists', 'applicant.level'], ['lt', 'fields.from', 'applicant.birthDate']];
    expect(ask(rule)).toEqual({ outcome: 'unknown', missing: ['applicant.level', 'fields.from', 'applicant.birthDate'] });
    expect(ask(rule, { 'applicant.level': null })).toEqual({ outcome: 'unmet', missing: [] });
  });

  it('does not find a fact on the prototype of the facts', () => {
    const facts = Object.create({ 'applicant.level': 1 }) as Facts;
    expect(outcome(['exists', 'applicant.level'], facts)).toBe('unknown');
  });

  it.each([
    ['1966-11-24', 60, 'met'],
    ['1966-11-25', 60, 'unmet'],
    ['2008-02-29', 18, 'met'],
  ])('born %s is %d or older: %s', (birth, age, expected) => {
    expect(outcome(['gte', ['age', 'applicant.birthDate'], age], { 'applicant.birthDate': birth })).toBe(expected);
  });
});

describe('compileText', () => {
  it('gives the district of an address', () => {
    const compiled = compileText(['districtOf', 'applicant.address'], declared);
    if (hasFaults(compiled)) throw new Error('faults');
    expect(compiled.read({ facts: { 'applicant.address': { district: '310104' } }, today })).toBe('310104');
    expect(compiled.read({ facts: { 'applicant.address': null }, today })).toBeNull();
    expect(compiled.read({ facts: {}, today })).toBeUndefined();
  });

  it('refuses what gives no text', () => {
    expect(compileText(['count', 'household.children'], declared)).toMatchObject([{ problem: 'type' }]);
    expect(compileText(['all'], declared)).toMatchObject([{ problem: 'operator' }]);
  });
});
