import { describe, expect, it } from '@jest/globals';
import type { FoundItem } from '../kiosk-model.ts';
import { nextKiosk, untouched } from './kiosk-state.ts';
import type { KioskEvent } from './kiosk-state.ts';

const after = (...events: KioskEvent[]) => events.reduce(nextKiosk, untouched);
const item: FoundItem = { item: 'x', name: { zh: '居住证签注', en: '' }, service: 'a' };

describe('the state of a kiosk', () => {
  it('keeps nothing of the person before after a wipe', () => {
    const used = after(
      { kind: 'touched' },
      { kind: 'mode', mode: 'elder' },
      { kind: 'reading' },
      { kind: 'typed', text: 'JZZ' },
      { kind: 'help', open: true },
    );
    expect(nextKiosk(used, { kind: 'wiped' })).toEqual(untouched);
  });

  it('shows what was found only for what is typed now', () => {
    const late = after({ kind: 'typed', text: 'JZ' }, { kind: 'typed', text: 'JZZ' }, { kind: 'found', text: 'JZ', found: [item] });
    expect(late.screen).toEqual({ kind: 'find', text: 'JZZ', found: undefined });
    expect(nextKiosk(late, { kind: 'found', text: 'JZZ', found: [item] }).screen).toMatchObject({ found: [item] });
  });

  it('says that it is not sure only while a press is under way', () => {
    expect(after({ kind: 'unsure' }).screen.kind).toBe('home');
    expect(after({ kind: 'show', screen: { kind: 'asking', unsure: false } }, { kind: 'unsure' }).screen).toEqual({
      kind: 'asking',
      unsure: true,
    });
  });

  it('forgets the row that was read when the page changes', () => {
    expect(after({ kind: 'read-row', row: 'a' }, { kind: 'turn-page' }).readRow).toBeUndefined();
  });

  it('begins again at the first page when the mode changes', () => {
    expect(after({ kind: 'turn-page' }, { kind: 'mode', mode: 'low' }).screen).toEqual({ kind: 'home', page: 0 });
  });
});
