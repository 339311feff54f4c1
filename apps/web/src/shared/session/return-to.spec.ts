import { describe, expect, it } from '@jest/globals';
import { safeReturn } from './return-to.ts';

describe('safeReturn', () => {
  it.each([undefined, null, '', 'console', '//evil.example', '/\\evil.example', 'https://evil.example/', '/a\\b', '/a\nb'])(
    'leads home instead of to %j',
    (wanted) => {
      expect(safeReturn(wanted)).toBe('/');
    },
  );

  it('keeps a path of our own with its query', () => {
    expect(safeReturn('/console?window=3')).toBe('/console?window=3');
  });
});
