import { describe, expect, it } from '@jest/globals';
import { scannedOf } from './scanned.ts';

const token = '310101018.2026-11-24.0193b2a0-7c3e-7aaa-8b1f-2f9c4d5e6f70.Q2hlY2tzdW1PZlRpY2tldA';

describe('a line of a reader', () => {
  it.each(['', 'hello', '12345', 'https://example.test/ticket/x', '3101011990010112345678'])('ignores %j', (line) => {
    expect(scannedOf(line)).toBeUndefined();
  });

  it('reads the link on a slip', () => {
    expect(scannedOf(`https://city.example/ticket/${token}?lang=en`)).toEqual({
      kind: 'ticket',
      token,
      ticket: '0193b2a0-7c3e-7aaa-8b1f-2f9c4d5e6f70',
    });
  });

  it('reads the number of a card with a small x', () => {
    expect(scannedOf(' 31010119900101001x ')).toEqual({ kind: 'card', identityNumber: '31010119900101001X' });
  });
});
