import { describe, expect, it } from '@jest/globals';
import { phaseOf } from './window-model-of.ts';

const row = (state: 'open' | 'paused' | 'closed', number?: string) => ({
  window: '3',
  label: '综合受理窗口',
  state,
  ...(number ? { number } : {}),
});
const call = (fresh: boolean) => ({ number: 'A047', window: '3', ticketClass: 'ordinary' as const, fresh });

describe('the phase of a window display', () => {
  it.each([
    ['a window that the hall does not know', undefined, undefined, 'closed'],
    ['a closed window', row('closed'), undefined, 'closed'],
    ['a paused window', row('paused'), undefined, 'paused'],
    ['an open window without anybody', row('open'), undefined, 'idle'],
    ['a person on the way', row('open', 'A047'), call(true), 'calling'],
    ['a person being served', row('open', 'A047'), call(false), 'serving'],
    ['a person being served at a paused window', row('paused', 'A047'), call(false), 'serving'],
  ])('%s', (_situation, windowRow, current, phase) => {
    expect(phaseOf(windowRow, current)).toBe(phase);
  });
});
