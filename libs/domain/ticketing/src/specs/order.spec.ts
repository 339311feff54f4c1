import { describe, expect, it } from '@jest/globals';
import { aheadOf } from '../order/ahead.ts';
import { chooseNext } from '../order/choose-next.ts';
import { compareRanks, rankBehind } from '../order/rank.ts';
import { put } from '../state/ticket-table.ts';
import type { Ticket } from '../wire/state.ts';
import { HallRun, clerk, guide, minute, servicePlan, supervisor } from './hall-run.fake.ts';

/** A booked ticket, as a check-in will make it. */
function book(run: HallRun, number: string, slot: number): void {
  const ticket: Ticket = { ...run.ticket(number), ticketClass: 'booked', slot, rank: [slot, 9, 0] };
  run.state = { ...run.state, tickets: put(run.state.tickets, ticket) };
}

describe('tiers', () => {
  it('takes priority before ordinary, whoever came first', () => {
    const run = HallRun.open();
    run.issue();
    run.issue('records', { classReason: 'age' });
    expect(run.next()).toBe('A002');
  });

  it('takes green services first at a green window only', () => {
    const services = [servicePlan('records', 'A'), servicePlan('relief', 'B', { green: true })];
    const run = HallRun.open({ services, windows: { '1': ['records', 'relief'], '2': ['records', 'relief'] }, green: ['2'] });
    run.issue('records', { classReason: 'age' });
    run.issue('relief');
    expect(chooseNext(run.state, run.window('2'), run.at)).toMatchObject({ choice: 'green', ticket: { number: 'B001' } });
    expect(chooseNext(run.state, run.window('1'), run.at)).toMatchObject({ choice: 'next', ticket: { number: 'A001' } });
  });

  it('prefers the service the window is best at, then the longest waiting', () => {
    const run = HallRun.open();
    const skills = [
      { service: 'records', level: 2 },
      { service: 'pensions', level: 1 },
    ] as const;
    run.must({ type: 'setSkills', window: '1', skills: [...skills], green: false }, supervisor);
    run.issue();
    run.issue('pensions');
    run.issue('pensions');
    expect(run.next()).toBe('B001');
  });

  it('lets a booked person in from mergeLeadMin before the slot, earlier only when nobody else is there', () => {
    const run = HallRun.open();
    run.issue();
    run.issue();
    const slot = run.at + 20 * minute;
    book(run, 'A002', slot);
    expect(chooseNext(run.state, run.window('1'), slot - 6 * minute)?.ticket.number).toBe('A001');
    expect(chooseNext(run.state, run.window('1'), slot - 5 * minute)?.ticket.number).toBe('A002');
    run.next();
    expect(chooseNext(run.state, run.window('2'), slot - 20 * minute)?.ticket.number).toBe('A002');
  });
});

describe('ageing', () => {
  it('gives an aged ordinary person the turn after priorityRunMax priority calls in a row', () => {
    const run = HallRun.open({ windows: { '1': ['records'] } });
    run.issue();
    run.wait(45 * minute);
    const called: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      run.issue('records', { classReason: 'age' });
      run.issue('records', { classReason: 'age' });
      called.push(run.next());
      run.serve(called.at(-1)!);
    }
    expect(called).toEqual(['A002', 'A003', 'A004', 'A001', 'A005']);
    expect(
      run.commits.flatMap(({ events }) => events).filter((event) => event.type === 'ticketCalled' && event.choice === 'aged'),
    ).toHaveLength(1);
  });

  it('counts only calls made while the person was aged', () => {
    const run = HallRun.open({ windows: { '1': ['records'] } });
    run.issue();
    const called: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      run.issue('records', { classReason: 'age' });
      called.push(run.next());
      run.serve(called.at(-1)!);
    }
    expect(called).toEqual(['A002', 'A003', 'A004', 'A005']);
    expect(run.window('1').passes).toEqual({});
  });
});

describe('directed', () => {
  it('waits for an open window that a transfer named, before everybody else there; a paused one releases it', () => {
    const run = HallRun.open();
    run.issue('records', { classReason: 'age' });
    run.issue();
    run.must({ type: 'transferTicket', ticket: run.ticket('A002').ticket, toWindow: '2' }, guide);
    expect(chooseNext(run.state, run.window('2'), run.at)).toMatchObject({ choice: 'directed', ticket: { number: 'A002' } });
    expect(chooseNext(run.state, run.window('1'), run.at)?.ticket.number).toBe('A001');
    run.next('1');
    run.serve('A001');
    expect(run.next('1')).toBe('nobody-waiting');
    run.must({ type: 'pauseWindow', ...run.session('2'), reason: 'break' }, clerk('c2'));
    expect(run.next('1')).toBe('A002');
  });
});

describe('ranks', () => {
  it('puts a prefix first and a later return before an earlier one to the same place', () => {
    const third = [100, 3, 0];
    const earlier = rankBehind(third, 10, 0);
    const later = rankBehind(third, 11, 0);
    const line = [[100, 4, 0], earlier, later, third, [99, 1, 0]];
    expect(line.toSorted(compareRanks)).toEqual([[99, 1, 0], third, later, earlier, [100, 4, 0]]);
  });
});

describe('people ahead', () => {
  it('counts who is called before at any window that serves the person', () => {
    const run = HallRun.open();
    run.issue();
    run.issue('pensions');
    run.issue('records', { classReason: 'age' });
    run.issue();
    const ahead = (number: string) => aheadOf(run.state, run.ticket(number)).map((ticket) => ticket.number);
    expect(ahead('A003')).toEqual(['A001', 'B001', 'A002']);
    expect(ahead('A002')).toEqual([]);
    expect(ahead('B001')).toEqual(['A001', 'A002']);
  });

  it('asks the planned windows while none is open', () => {
    const run = new HallRun();
    run.must({ type: 'openDay' }, supervisor);
    run.issue();
    run.issue();
    expect(run.commits.at(-1)?.events).toMatchObject([{ ahead: 1 }]);
    expect(run.commits.at(-1)?.events[0]).not.toHaveProperty('range');
  });
});
