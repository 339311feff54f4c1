import { describe, expect, it } from '@jest/globals';
import { countJest, countProgram, countStep } from './count.ts';
import { lastLine, sum } from './tally.ts';

describe('countProgram', () => {
  it.each([
    ['no count', { status: 0, output: 'all good' }, 'ended with 0 before it had counted'],
    [
      'a count that is not the last line',
      { status: 0, output: '3 passed, 0 failed\nand then a crash' },
      'ended with 0 before it had counted',
    ],
    ['a crash after the count', { status: 1, output: '3 passed, 0 failed\n' }, 'ended with 1 though nothing had failed'],
    ['a signal', { status: 'SIGKILL', output: '3 passed, 0 failed\n' }, 'ended with SIGKILL though nothing had failed'],
    ['nothing checked', { status: 0, output: '0 passed, 0 failed\n' }, 'checked nothing'],
  ])('counts %s as a failure', (_, ran, failure) => {
    expect(countProgram('journey', ran).failures).toEqual([`journey: ${failure}`]);
  });

  it('counts every failure that the program counted, and one more when it hides them behind status 0', () => {
    expect(countProgram('x', { status: 1, output: '5 passed, 2 failed' })).toMatchObject({ passed: 5, failures: { length: 2 } });
    expect(countProgram('x', { status: 0, output: '5 passed, 2 failed' })).toMatchObject({ passed: 5, failures: { length: 3 } });
  });

  it('names the failures that the program named', () => {
    const output = 'failed: a screen stays dark\n5 passed, 1 failed';
    expect(countProgram('journey', { status: 1, output }).failures).toEqual(['journey: a screen stays dark']);
  });

  it('takes the word of a program that ends well', () => {
    expect(countProgram('x', { status: 0, output: 'noise\n12 passed, 0 failed\n' })).toEqual({ passed: 12, failures: [] });
  });
});

describe('countStep', () => {
  it('counts a bad end and forbidden words as failures', () => {
    expect(countStep('eslint', { status: 1, output: '' }).failures).toEqual(['eslint: ended with 1']);
    const skipped = { status: 0, output: 'No cached ProjectGraph is available. The rule will be skipped.' };
    expect(countStep('eslint', skipped, /No cached ProjectGraph/).failures).toEqual(['eslint: said "No cached ProjectGraph"']);
    expect(countStep('eslint', { status: 0, output: '' }, /No cached ProjectGraph/)).toEqual({ passed: 1, failures: [] });
  });
});

describe('countJest', () => {
  const suite = (status: string, tests: [string, string][], message = '') => ({
    name: 'a.spec.ts',
    status,
    message,
    assertionResults: tests.map(([fullName, test]) => ({ fullName, status: test })),
  });

  it('counts a missing report, an empty run and a bad end as failures', () => {
    expect(countJest('unit', 1, undefined).failures).toEqual(['unit: jest ended with 1 before it had counted']);
    expect(countJest('unit', 0, { numPassedTests: 0, testResults: [] }).failures).toEqual(['unit: no test was found']);
    const clean = { numPassedTests: 1, testResults: [suite('passed', [['a', 'passed']])] };
    expect(countJest('unit', 1, clean).failures).toEqual(['unit: jest ended with 1 though no test had failed']);
    expect(countJest('unit', 0, clean)).toEqual({ passed: 1, failures: [] });
  });

  it('counts what did not run as failed', () => {
    const partly = suite('passed', [
      ['a', 'passed'],
      ['b', 'pending'],
      ['c', 'todo'],
    ]);
    const results = [partly, suite('failed', [], 'SyntaxError: no\n at x')];
    expect(countJest('unit', 1, { numPassedTests: 1, testResults: results }).failures).toEqual([
      'a.spec.ts › b: pending',
      'a.spec.ts › c: todo',
      'a.spec.ts: SyntaxError: no',
    ]);
  });
});

describe('lastLine', () => {
  it('adds everything up', () => {
    expect(
      lastLine(
        sum([
          { passed: 3, failures: [] },
          { passed: 4, failures: ['a', 'b'] },
        ]),
      ),
    ).toBe('7 passed, 2 failed');
  });
});
