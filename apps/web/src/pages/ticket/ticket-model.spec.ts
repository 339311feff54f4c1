import { describe, expect, it } from '@jest/globals';
import type { Station } from '@yimen/contracts';
import { faceOf, laterOf, linkTo } from './ticket-model.ts';

const stations = (...states: Station['state'][]) => states.map((state) => ({ service: 's', state }));

describe('the matters that come later', () => {
  it.each([
    ['a number for one matter, waiting', stations('next'), 0],
    ['a number for two, waiting for the first', stations('next', 'next'), 1],
    ['the first of two is being done', stations('now', 'next'), 1],
    ['two are done at one window', stations('now', 'now'), 0],
    ['waiting for the second after the first', stations('done', 'next'), 0],
  ])('%s', (_situation, itinerary, later) => {
    expect(laterOf(itinerary)).toBe(later);
  });
});

describe('the page of a ticket', () => {
  it('becomes the wall when called and a sentence at the end', () => {
    expect(['waiting', 'called', 'missed', 'finished'].map((state) => faceOf(state as 'waiting'))).toEqual([
      'waiting',
      'called',
      'sentence',
      'sentence',
    ]);
  });

  it('keeps size and language in plain links', () => {
    const model = { token: 'a.b', language: 'en', size: 'elder' } as const;
    expect(linkTo(model, { language: 'zh-CN' })).toBe('/ticket/a.b?lang=zh-CN&size=elder');
    expect(linkTo(model, { size: 'normal' })).toBe('/ticket/a.b?lang=en');
  });
});
