import { describe, expect, it } from '@jest/globals';
import { anItem } from '../item-content.fake.ts';
import { answerFacts, completeAnswers, nextQuestion, visibleQuestions } from './answers.ts';
import { checklistOf, fullChecklist } from './checklist.ts';
import { compileSituations, findSituation } from './find-situation.ts';

const item = anItem();
const finder = compileSituations(item);

describe('findSituation', () => {
  it.each([
    ['a question that does not exist', { colour: 'red' }, 'unknown-question'],
    ['an option that does not exist', { who: 'nobody' }, 'unknown-option'],
    ['an answer to a hidden question', { who: 'self', relation: 'other' }, 'question-hidden'],
    ['an answer to a question that is not asked yet', { relation: 'other' }, 'question-hidden'],
    ['a question of the prototype', { constructor: 'x' }, 'unknown-question'],
  ])('refuses %s', (_, answers, problem) => {
    expect(findSituation(finder, answers)).toMatchObject({ kind: 'refused', faults: [{ problem }] });
  });

  it('asks the next question and says what is still possible', () => {
    expect(findSituation(finder, {})).toMatchObject({ kind: 'open', next: { id: 'who' } });
    const open = findSituation(finder, { who: 'agent' });
    expect(open.kind === 'open' && [open.next.id, ...open.possible.map(({ code }) => code)]).toEqual(['relation', 'relative', 'other']);
  });

  it.each([
    [{ who: 'self' }, 'self'],
    [{ who: 'agent', relation: 'relative' }, 'relative'],
    [{ who: 'agent', relation: 'other' }, 'other'],
  ])('%j is %s', (answers, code) => {
    expect(findSituation(finder, answers)).toMatchObject({ kind: 'found', situation: { code } });
  });

  it('tells a set of answers that no situation, or more than one, fits', () => {
    const twice = compileSituations({ ...item, situations: item.situations.map((situation) => ({ ...situation, rule: ['all'] })) });
    expect(findSituation(twice, { who: 'self' })).toMatchObject({ kind: 'undecided', matches: [{}, {}, {}] });
    const none = compileSituations({ ...item, situations: item.situations.slice(1) });
    expect(findSituation(none, { who: 'self' })).toEqual({ kind: 'undecided', matches: [] });
  });

  it('does not compile a faulty rule: no published item has one', () => {
    expect(() => compileSituations(anItem({ situations: [{ ...item.situations[0]!, rule: ['eq', 'answers.who', 'x'] }] }))).toThrow('"x"');
  });
});

describe('questions', () => {
  it('are complete in every way that a resident can answer', () => {
    expect([...completeAnswers(finder.questionnaire)]).toEqual([
      { who: 'self' },
      { who: 'agent', relation: 'relative' },
      { who: 'agent', relation: 'other' },
    ]);
  });

  it('that are not asked are known to have no answer', () => {
    expect(answerFacts(finder.questionnaire, { who: 'self' })).toEqual({ 'answers.who': 'self', 'answers.relation': null });
    expect(answerFacts(finder.questionnaire, {})).toEqual({});
  });

  it('come one at a time', () => {
    expect(visibleQuestions(finder.questionnaire, {}).map(({ id }) => id)).toEqual(['who']);
    expect(nextQuestion(finder.questionnaire, { who: 'self' })).toBeUndefined();
  });
});

describe('checklistOf', () => {
  it('gives the papers in order, with their grounds of waiver', () => {
    const lines = checklistOf(item, item.situations[2]!);
    expect(lines.map(({ material, isAsked }) => [material, isAsked])).toEqual([
      ['m-id-card', true],
      ['m-letter', true],
      ['m-form', false],
    ]);
    expect(lines[0]).toMatchObject({ names: { zh: '身份证' }, waivers: [{ ground: 'credential', type: 'id-card' }] });
  });

  it('lists every paper once with the situations that need it', () => {
    const lines = fullChecklist(item);
    expect(lines.map(({ material, situations }) => [material, situations?.join()])).toEqual([
      ['m-id-card', 'self,relative,other'],
      ['m-form', 'self,relative,other'],
      ['m-letter', 'other'],
    ]);
  });
});
