import { describe, expect, it } from '@jest/globals';
import { traceFrom, traceparentOf } from './trace.ts';

describe('traceFrom', () => {
  it('continues the caller’s trace with a span of its own', () => {
    const trace = traceFrom('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
    expect(trace.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(trace.spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(trace.spanId).not.toBe('b7ad6b7169203331');
    expect(traceparentOf(trace)).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
  });

  it.each([
    [undefined],
    ['00-00000000000000000000000000000000-b7ad6b7169203331-01'],
    ['00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01'],
    ['01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra'],
    ['x'.repeat(10_000)],
  ])('begins a trace of its own on %.60s', (header) => {
    expect(traceFrom(header).traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(traceFrom(header).traceId).not.toBe('0af7651916cd43dd8448eb211c80319c');
  });
});
