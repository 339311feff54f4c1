import { describe, expect, it } from '@jest/globals';
import { papersToBring } from './checklist.ts';
import type { ChecklistLine } from './checklist.ts';

const paper: ChecklistLine = {
  material: 'm-deed',
  necessity: 'required',
  count: 1,
  waivers: [],
  order: 1,
  names: { zh: '房产证', en: 'Property deed' },
  forms: ['original'],
  issuer: '',
  source: 'applicant',
  acceptanceStandard: '',
  legalBasis: '',
  isAsked: true,
};

describe('papersToBring', () => {
  it.each<[string, Partial<ChecklistLine>, number]>([
    ['a paper without a waiver', {}, 1],
    ['a copy that may also be electronic', { forms: ['electronic', 'copy'] }, 1],
    ['a waived paper', { waivers: [{ ground: 'commitment' }] }, 0],
    ['an optional paper', { necessity: 'optional' }, 0],
    ['a paper that is not asked at all', { isAsked: false }, 0],
    ['a form that the window fills in', { forms: ['electronic'] }, 0],
  ])('counts %s', (_, change, papers) => {
    expect(papersToBring([{ ...paper, ...change }])).toBe(papers);
  });
});
