import { describe, expect, it } from '@jest/globals';
import { pageCount, pageOf } from './pages.ts';

describe('pages of a list', () => {
  it('show every item exactly once, for each count from 0 to 60', () => {
    for (let count = 0; count <= 60; count += 1) {
      const items = Array.from({ length: count }, (_, index) => index);
      const shown = Array.from({ length: pageCount(count, 15) }, (_, page) => pageOf(items, page, 15)).flat();
      expect(shown).toEqual(items);
    }
  });

  it('begin again after the last one', () => {
    expect(pageOf(['a', 'b', 'c'], 2, 2)).toEqual(['a', 'b']);
  });
});
