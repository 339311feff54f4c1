import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FactDeclarations, Facts, FactValue } from '../value-types.ts';
import { compileRule, hasFaults } from './compile.ts';
import type { Outcome } from './rule.ts';

/**
 * The compiled functions against an interpreter that is written from the table of the specification alone, on 10^5 generated rules and
 * facts. Here under Node; a journey with the same seed has to repeat it in the browser's build.
 */
const declared: FactDeclarations = new Map([
  ['a.number', { type: 'integer' }],
  ['a.date', { type: 'date' }],
  ['a.choice', { type: 'choice', options: ['x', 'y', 'z'] }],
  ['a.flag', { type: 'boolean' }],
  ['a.list', { type: 'group' }],
  ['a.place', { type: 'address' }],
]);

const today = '2026-11-24';
const runs = 100_000;

const dates = fc.constantFrom('1966-11-24', '1966-11-25', '2008-02-29', '2026-11-24', '2027-01-01');
const numbers = fc.integer({ min: -2, max: 62 });
const orders = fc.constantFrom('gt', 'gte', 'lt', 'lte');
const equals = fc.constantFrom('eq', 'ne');
const number = fc.oneof(fc.constant('a.number'), fc.constantFrom(['age', 'a.date'], ['daysSince', 'a.date'], ['count', 'a.list']));
const leaf = fc.oneof(
  fc.tuple(fc.oneof(orders, equals), number, numbers),
  fc.tuple(fc.oneof(orders, equals), fc.constant('a.date'), dates),
  fc.tuple(equals, fc.constant('a.choice'), fc.constantFrom('x', 'y', 'z')),
  fc.tuple(equals, fc.constant('a.flag'), fc.boolean()),
  fc.tuple(equals, fc.constant(['districtOf', 'a.place']), fc.constantFrom('310101', '310104')),
  fc.tuple(fc.constant('in'), fc.constant('a.choice'), fc.subarray(['x', 'y', 'z'])),
  fc.tuple(fc.constant('exists'), fc.constantFrom(...declared.keys())),
);
const { rule: rules } = fc.letrec<{ rule: unknown[] }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    leaf as fc.Arbitrary<unknown[]>,
    fc.tuple(fc.constantFrom('all', 'any'), fc.array(tie('rule'), { maxLength: 3 })).map(([operator, parts]) => [operator, ...parts]),
    fc.tuple(fc.constant('not'), tie('rule')),
  ),
}));

const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof(fc.constant(undefined), fc.constant(null), value);
const facts = fc.record({
  'a.number': maybe(numbers),
  'a.date': maybe(dates),
  'a.choice': maybe(fc.constantFrom('x', 'y', 'z')),
  'a.flag': maybe(fc.boolean()),
  'a.list': maybe(fc.array(fc.nat(), { maxLength: 4 })),
  'a.place': maybe(fc.record({ district: fc.constantFrom('310101', '310104') })),
});

/** Value of an operand: undefined = not known, null = known to be absent. */
function value(part: unknown, known: Facts): FactValue | undefined {
  if (!Array.isArray(part)) return typeof part === 'string' && declared.has(part) ? known[part] : (part as FactValue);
  const [operator, fact] = part as [string, string];
  const of = known[fact];
  if (of === undefined || of === null) return of;
  if (operator === 'count') return (of as unknown[]).length;
  if (operator === 'districtOf') return (of as { district: string }).district;
  const [year = 0, month = 0, day = 0] = (of as string).split('-').map(Number);
  const days = Math.round((Date.UTC(2026, 10, 24) - Date.UTC(year, month - 1, day)) / 86_400_000);
  return operator === 'daysSince' ? days : 2026 - year - (month > 11 || (month === 11 && day > 24) ? 1 : 0);
}

const not: Record<Outcome, Outcome> = { met: 'unmet', unmet: 'met', unknown: 'unknown' };
const truth = (holds: boolean): Outcome => (holds ? 'met' : 'unmet');

function interpret([operator, ...parts]: unknown[], known: Facts): Outcome {
  const outcomes = () => parts.map((part) => interpret(part as unknown[], known));
  if (operator === 'all') return outcomes().includes('unmet') ? 'unmet' : outcomes().includes('unknown') ? 'unknown' : 'met';
  if (operator === 'any') return outcomes().includes('met') ? 'met' : outcomes().includes('unknown') ? 'unknown' : 'unmet';
  if (operator === 'not') return not[interpret(parts[0] as unknown[], known)];
  const left = value(parts[0], known);
  if (left === undefined) return 'unknown';
  if (operator === 'exists') return truth(left !== null);
  if (operator === 'in') return truth((parts[1] as unknown[]).includes(left));
  const right = parts[1] as string | number | boolean;
  if (operator === 'ne') return truth(left !== right);
  if (left === null) return 'unmet';
  const compare = { eq: left === right, gt: left > right, gte: left >= right, lt: left < right, lte: left <= right };
  return truth(compare[operator as keyof typeof compare]);
}

describe('compiled rules', () => {
  it('say what the specification says, on 100,000 generated rules and facts', () => {
    const outcomes = new Set<Outcome>();
    fc.assert(
      fc.property(rules, facts, (rule, known) => {
        const compiled = compileRule(rule, declared);
        if (hasFaults(compiled)) throw new Error(`${JSON.stringify(rule)}: ${compiled.map((fault) => fault.text).join()}`);
        const { outcome, missing } = compiled.ask({ facts: known, today });
        outcomes.add(outcome);
        return outcome === interpret(rule, known) && missing.length > 0 === (outcome === 'unknown');
      }),
      { numRuns: runs, seed: 20261124 },
    );
    expect([...outcomes].sort()).toEqual(['met', 'unknown', 'unmet']);
  }, 60_000);
});
