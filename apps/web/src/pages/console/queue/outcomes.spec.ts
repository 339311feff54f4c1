import { describe, expect, it } from '@jest/globals';
import type { CaseView, StaffTicket } from '@yimen/contracts';
import { outcomesOf } from './outcomes.ts';

type Known = Pick<CaseView, 'number' | 'state' | 'item'>;
const matter = (id: string, state: 'active' | 'pending' | 'done', item?: string) => ({
  matter: id,
  service: 's',
  state,
  ...(item ? { item } : {}),
});
const stored = (number: string, code: string, state: CaseView['state']) => ({ number, state, item: { code } }) as Known;
const ticket = (...matters: StaffTicket['matters']) => ({ matters });

describe('outcomesOf', () => {
  it('says nothing about matters that another window does or has done', () => {
    expect(outcomesOf(ticket(matter('1', 'done'), matter('2', 'pending')), [])).toEqual([]);
  });

  it('calls a matter without a case advice', () => {
    expect(outcomesOf(ticket(matter('1', 'active')), [])).toEqual([{ matter: '1', result: 'informed' }]);
  });

  it('is accepted while the bureau has it, and completed when the result was handed over', () => {
    const matters = ticket(matter('1', 'active', 'a'), matter('2', 'active', 'b'));
    expect(outcomesOf(matters, [stored('31', 'b', 'REVIEW'), stored('32', 'a', 'DELIVERED')])).toEqual([
      { matter: '1', result: 'completed', case: '32' },
      { matter: '2', result: 'accepted', case: '31' },
    ]);
  });

  it('gives a case to a matter that named no item', () => {
    expect(outcomesOf(ticket(matter('1', 'active')), [stored('31', 'a', 'DELIVERED')])).toEqual([
      { matter: '1', result: 'completed', case: '31' },
    ]);
  });
});
