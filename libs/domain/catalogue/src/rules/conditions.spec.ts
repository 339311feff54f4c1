import { describe, expect, it } from '@jest/globals';
import { anItem } from '../item-content.fake.ts';
import { compileConditions, judgeConditions } from './conditions.ts';

const conditions = compileConditions(anItem());
const judge = (facts: Record<string, string | null>) => judgeConditions(conditions, { facts, today: '2026-11-24' });

describe('judgeConditions', () => {
  it('is unmet when a blocking condition is, and says which', () => {
    expect(judge({ 'applicant.birthDate': '2022-01-01', 'applicant.registration': 'household' })).toEqual({
      outcome: 'unmet',
      missing: [],
      conditions: [
        { id: 'age', effect: 'block-accept', outcome: 'unmet', missing: [] },
        { id: 'local', effect: 'warn', outcome: 'met', missing: [] },
      ],
    });
  });

  it('is unknown while a blocking condition could still be unmet, and names the missing facts', () => {
    expect(judge({})).toMatchObject({ outcome: 'unknown', missing: ['applicant.birthDate', 'applicant.registration'] });
  });

  it('is not decided by a warning', () => {
    expect(judge({ 'applicant.birthDate': '1990-01-01', 'applicant.registration': 'permit' }).outcome).toBe('met');
  });

  it('does not compile a faulty condition', () => {
    const condition = { ...anItem().conditions[0]!, rule: ['exists', 'applicant.secret'] as [string, ...string[]] };
    expect(() => compileConditions(anItem({ conditions: [condition] }))).toThrow('condition age');
  });
});
