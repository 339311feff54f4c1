import { describe, expect, it } from '@jest/globals';
import type { CentreHours } from '@yimen/contracts';
import { nextOpening } from './opens-again.ts';

const open = (date: string, noon = false): CentreHours['days'][number] => ({
  ...{ kind: 'open', date, opens: '08:30', closes: '17:00', lastTicket: '16:30', note: '', exceptional: false },
  ...(noon ? { break: { from: '11:30', to: '13:00' } } : {}),
});
const days = [open('2026-11-27', true), { kind: 'closed' as const, date: '2026-11-28', note: '', exceptional: false }, open('2026-11-29')];

describe('when a closed centre opens again', () => {
  it.each([
    ['before it opens', '07:10', { date: '2026-11-27', clock: '8:30', daysAway: 0 }],
    ['over the break at noon', '12:15', { date: '2026-11-27', clock: '13:00', daysAway: 0 }],
    ['after it has closed, with a day off between', '17:20', { date: '2026-11-29', clock: '8:30', daysAway: 2 }],
  ])('is said %s', (_, now, opening) => {
    expect(nextOpening(days, now)).toEqual(opening);
  });

  it('is not said when nobody has said anything about the days', () => {
    expect(nextOpening([{ kind: 'unsaid', date: '2026-11-27' }], '12:00')).toBeUndefined();
  });
});
