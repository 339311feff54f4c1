import { describe, expect, it } from '@jest/globals';
import { networkRule } from './networks.ts';

describe('networkRule', () => {
  it('refuses what is no network', () => {
    for (const list of ['nobody', '10.0.0.0/99', '10.0.0']) expect(() => networkRule(list)).toThrow();
  });

  it('knows addresses and networks of both families, and nothing else', () => {
    const isOperator = networkRule('127.0.0.0/8, 10.1.2.3,::1');
    expect(['127.0.0.1', '127.9.9.9', '10.1.2.3', '::1'].map(isOperator)).toEqual([true, true, true, true]);
    expect(['10.1.2.4', '::2', '', 'localhost'].map(isOperator)).toEqual([false, false, false, false]);
    expect(networkRule('')('127.0.0.1')).toBe(false);
  });
});
