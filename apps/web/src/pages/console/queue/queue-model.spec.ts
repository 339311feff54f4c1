import { describe, expect, it } from '@jest/globals';
import type { StaffTicket, StaffView } from '@yimen/contracts';
import { padKeyOf, padOf } from './pad.ts';
import { queueModelOf } from './queue-model.ts';

const now = Date.UTC(2026, 10, 24, 2, 48);
const minutesAgo = (minutes: number) => now - minutes * 60_000;

function ticket(number: string, service: string, change: Partial<StaffTicket> = {}): StaffTicket {
  const matters = [{ matter: '1', service, state: 'pending' as const }];
  return {
    ticket: `t-${number}`,
    number,
    service,
    state: 'waiting',
    entry: 'issued',
    ticketClass: 'ordinary',
    since: minutesAgo(10),
    tried: 0,
    misses: 0,
    silent: false,
    matters,
    ...change,
  };
}

function view(tickets: StaffTicket[], current?: string): StaffView {
  const at = { day: '2026-11-24', epoch: 1, seq: 9 };
  const skills = [{ service: 'a', level: 1 }];
  const window = {
    window: '3',
    label: '3',
    zone: '1',
    state: 'open' as const,
    fence: 2,
    skills,
    green: false,
    ...(current ? { current } : {}),
  };
  const services = [
    { service: 'a', count: 0, prefix: 'A', name: { zh: '户籍证照', en: 'Residence' } },
    { service: 'b', count: 0, prefix: 'B', name: { zh: '民政', en: 'Relief' } },
  ];
  return { at, state: 'open', tickets, windows: [window], services };
}

describe('queueModelOf', () => {
  it('knows nothing of a window that the hall does not have', () => {
    expect(queueModelOf(view([]), '9', now)).toBeUndefined();
  });

  it('lists only people whom this window may serve, in the order of calling', () => {
    const model = queueModelOf(view([ticket('A001', 'a'), ticket('B001', 'b'), ticket('A002', 'a', { state: 'held' })]), '3', now);
    expect(model).toMatchObject({ waiting: [{ number: 'A001', waitedMin: 10, isLong: false }], letters: ['A'], held: 1, missed: 0 });
  });

  it('marks a wait of more than 30 minutes', () => {
    const model = queueModelOf(view([ticket('A001', 'a', { since: minutesAgo(31) })]), '3', now);
    expect(model?.waiting[0]?.isLong).toBe(true);
  });

  it('counts the wait of the current visitor up to the call, not beyond', () => {
    const called = ticket('A001', 'a', { state: 'serving', since: minutesAgo(30), calledAt: minutesAgo(9) });
    expect(queueModelOf(view([called], 't-A001'), '3', now)?.current).toMatchObject({ waitedMin: 21, serviceName: { zh: '户籍证照' } });
  });
});

describe('the pad', () => {
  const modelWith = (state: 'called' | 'serving') => queueModelOf(view([ticket('A001', 'a', { state })], 't-A001'), '3', now)!;

  it('offers start, recall, missed and transfer while the visitor is on the way', () => {
    expect(padOf(modelWith('called')).map((key) => key.id)).toEqual(['start', 'recall', 'missed', 'transfer']);
  });

  it('never lets a slip of a finger mark a person being served as missed', () => {
    expect(padKeyOf('F6', modelWith('serving'))).toBeUndefined();
    expect(padKeyOf('F9', modelWith('serving'))).toBe('finish');
  });
});
