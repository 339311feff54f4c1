import { describe, expect, it } from '@jest/globals';
import type { ChecklistLine, ItemVersion } from '@yimen/contracts';
import { checklistOf } from '@yimen/domain-catalogue';
import { remoteCare } from '../../../fixtures/remote-care.ts';
import { cleanAnswers } from './clean-answers.ts';
import { countPapers, fateOf, sortedByFate } from './paper-count.ts';

const [question] = remoteCare.questions;
const option = question?.options[0]?.code ?? '';
const version: ItemVersion = {
  item: 'remote-care-register',
  version: 1,
  contentHash: '',
  validFrom: '2018-03-01',
  connected: true,
  content: remoteCare,
};

describe('the answers in an address', () => {
  it('begin with the first question', () => {
    expect(cleanAnswers(remoteCare, {})).toEqual({ answers: {}, questions: [question] });
  });

  it('are taken when the item has them', () => {
    expect(cleanAnswers(remoteCare, { [`a.${question?.id ?? ''}`]: option }).answers).toEqual({ [question?.id ?? '']: option });
  });

  it.each([
    ['a.nothing', 'x'],
    ['a.who', 'nobody'],
    ['who', 'self'],
  ])('are left out when they are %s=%s', (name, value) => {
    expect(cleanAnswers(remoteCare, { [name]: value }).answers).toEqual({});
  });
});

describe('the papers of a situation', () => {
  const situation = remoteCare.situations[0];
  const lines: ChecklistLine[] = (situation ? checklistOf(remoteCare, situation) : []).map(({ situations: _, ...line }) => ({
    ...line,
    waivers: [...line.waivers],
    forms: [...line.forms],
  }));

  it('stand with what is to be brought first and what is waived last', () => {
    const fates = sortedByFate(lines).map(fateOf);
    const order = ['bring', 'later', 'filled', 'optional', 'waived', 'not-asked'];
    expect(fates).toEqual(fates.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  it('are counted once each, by what becomes of them', () => {
    const count = countPapers(lines, version, situation?.code);
    expect(count).toMatchObject({ all: lines.length, least: count.most });
    expect(count.most + count.waived + count.filled).toBeLessThanOrEqual(count.all);
  });
});
