import { describe, expect, it } from '@jest/globals';
import type { StaffTicket, StaffView } from '@yimen/contracts';
import { superviseModelOf } from './supervise-model.ts';

const now = Date.parse('2026-11-24T10:48:00+08:00');
const minutesAgo = (minutes: number) => now - minutes * 60_000;

function ticket(number: string, change: Partial<StaffTicket>): StaffTicket {
  const own = { ticket: number, number, service: 'd', since: minutesAgo(1), matters: [], ticketClass: 'ordinary' as const };
  return { ...own, state: 'waiting', entry: 'issued', tried: 0, misses: 0, silent: false, ...change };
}

const service = (code: string, count: number, oldest?: number) => ({
  ...{ service: code, count, prefix: code.toUpperCase(), name: { zh: code, en: code } },
  ...(oldest === undefined ? {} : { oldestSince: minutesAgo(oldest) }),
});
const window = (id: string, change: Partial<StaffView['windows'][number]>): StaffView['windows'][number] => ({
  ...{ window: id, label: id, zone: '1', state: 'open', fence: 1, green: false, skills: [{ service: 'd', level: 1 as const }] },
  ...change,
});

const view: StaffView = {
  at: { day: '2026-11-24', epoch: 1, seq: 9 },
  state: 'open',
  tickets: [
    ticket('D020', { state: 'serving', startedAt: minutesAgo(19) }),
    ticket('A047', { state: 'called', calledAt: now - 20_000 }),
    ticket('D021', { since: minutesAgo(38) }),
    ticket('D022', { since: minutesAgo(29) }),
    ticket('C001', { state: 'missed' }),
  ],
  windows: [
    window('1', { current: 'D020' }),
    window('2', { current: 'A047' }),
    window('3', {}),
    window('4', { state: 'closed', skills: [] }),
  ],
  services: [service('a', 2, 12), service('d', 2, 38), service('e', 1, 26), service('j', 0)],
};

describe('the hall as its supervisor reads it', () => {
  const model = superviseModelOf(view, now);

  it('puts the longest wait first and says which lines are over or near the limit', () => {
    expect(model.lines.map(({ service: { service: code }, state, waitedMin }) => [code, state, waitedMin])).toEqual([
      ['d', 'over', 38],
      ['e', 'near', 26],
      ['a', 'fine', 12],
      ['j', 'empty', undefined],
    ]);
  });

  it('knows which lines an open window serves', () => {
    expect(model.lines.filter(({ isServed }) => isServed).map((line) => line.service.service)).toEqual(['d']);
  });

  it('says of each window what it does and for how long', () => {
    expect(model.windows.map(({ state, sinceMs }) => [state, sinceMs])).toEqual([
      ['serving', 19 * 60_000],
      ['calling', 20_000],
      ['free', undefined],
      ['shut', undefined],
    ]);
  });

  it('keeps the waiting in the order of calling and marks who has waited too long', () => {
    expect(model.waiting.map((row) => [row.ticket.number, row.isOver])).toEqual([
      ['D021', true],
      ['D022', false],
    ]);
    expect([model.missed, model.held]).toEqual([1, 0]);
  });
});
