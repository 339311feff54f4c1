import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPlainPath } from './plain-path.ts';

describe('isPlainPath', () => {
  it.each([
    '',
    'api',
    '//',
    '/api//queue',
    '/api/queue/..',
    '/api/./queue',
    '/api/queue/%2e%2e/identity',
    '/api/queue/%2E.',
    '/api/queue/halls/x%2f..',
    '/api/queue/halls/x%2F..%2Fy',
    '/api/queue/halls/x%5c..',
    '/api\\queue',
    '/api/%252e%252e',
    '/api/%00',
    '/api/%0d%0aSet-Cookie:x',
    '/api/%zz',
    '/api/%c0%ae',
    '/api/queue/\u4e00',
    `/${'a'.repeat(2048)}`,
  ])('refuses %j', (path) => expect(isPlainPath(path)).toBe(false));

  it.each(['/', '/guide/', '/api/queue/halls/310117116-1/tickets', '/ticket/a.b.c-_~', '/guide/%E8%BA%AB%E4%BB%BD', '/a:b@c,d;e=f!$&()*+'])(
    'passes %j',
    (path) => expect(isPlainPath(path)).toBe(true),
  );

  it('passes only what a URL parser leaves as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('.', '..', '%2e', '%2f', '/', '//', 'a', '%5c', '\\', '%25', 'b%20c', '%E4%B8%80')), (parts) => {
        const path = `/${parts.join('')}`;
        if (isPlainPath(path)) expect(new URL(path, 'http://h').pathname).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});
