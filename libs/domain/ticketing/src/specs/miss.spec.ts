import { describe, expect, it } from '@jest/globals';
import type { MissRule } from '../wire/config.ts';
import { HallRun, clerk, guide, servicePlan } from './hall-run.fake.ts';

function hall(missRule: MissRule, people = 6): HallRun {
  const run = HallRun.open({ services: [servicePlan('records', 'A', { missRule })], windows: { '1': ['records'], '2': ['records'] } });
  for (let n = 0; n < people; n += 1) run.issue();
  return run;
}

const comeBack = (run: HallRun, number: string) => run.send({ type: 'returnTicket', ticket: run.ticket(number).ticket }, guide);
const line = (run: HallRun) => {
  const numbers: string[] = [];
  for (let called = run.next('2'); called !== 'nobody-waiting'; called = run.next('2')) {
    numbers.push(called);
    run.serve(called, '2');
  }
  return numbers;
};

describe('recallTicket', () => {
  it('needs 10 s since the last announcement and says how long to wait', () => {
    const run = hall({ kind: 'behind', k: 3 });
    run.next();
    run.wait(3000);
    expect(run.at1('recallTicket', 'A001')).toBe('recall-too-soon');
    run.wait(7000);
    expect(run.at1('recallTicket', 'A001')).toMatchObject([{ type: 'ticketRecalled', number: 'A001', window: '1', tried: 2 }]);
  });

  it('refuses the fourth recall', () => {
    const run = hall({ kind: 'behind', k: 3 });
    run.next();
    for (let n = 0; n < 3; n += 1) expect(run.wait(10_000).at1('recallTicket', 'A001')).not.toBe('recall-limit');
    expect(run.wait(10_000).at1('recallTicket', 'A001')).toBe('recall-limit');
  });

  it('is for the window of that call', () => {
    const run = hall({ kind: 'behind', k: 3 });
    run.next();
    expect(run.wait(10_000).at1('recallTicket', 'A001', '2')).toBe('ticket-not-here');
  });
});

describe('missTicket', () => {
  it('needs two announcements and 20 s since the last', () => {
    const run = hall({ kind: 'behind', k: 3 });
    run.next();
    run.wait(60_000);
    expect(run.at1('missTicket', 'A001')).toBe('miss-too-soon');
    run.at1('recallTicket', 'A001');
    run.wait(19_999);
    expect(run.at1('missTicket', 'A001')).toBe('miss-too-soon');
    run.wait(1);
    expect(run.at1('missTicket', 'A001')).toMatchObject([{ type: 'ticketMissed', misses: 1 }]);
    expect(run.window('1').current).toBeUndefined();
  });
});

describe('rule void', () => {
  it('ends the ticket at the miss; a new number may be taken', () => {
    const run = hall({ kind: 'void' }, 0);
    run.issue('records', { person: 'p1' });
    run.next();
    run.miss('A001');
    expect(run.ticket('A001').state).toBe('voided');
    expect(comeBack(run, 'A001')).toBe('ticket-is-voided');
    expect(run.issue('records', { person: 'p1' })).toBe('A002');
  });
});

describe('rule behind', () => {
  it('stands directly behind the third who waits, and a later return before an earlier one', () => {
    const run = hall({ kind: 'behind', k: 3 });
    run.next('1');
    run.miss('A001');
    run.next('1');
    run.miss('A002');
    expect(comeBack(run, 'A001')).toMatchObject([{ behind: 'A005' }]);
    expect(comeBack(run, 'A002')).toMatchObject([{ behind: 'A005' }]);
    expect(line(run)).toEqual(['A003', 'A004', 'A005', 'A002', 'A001', 'A006']);
  });

  it('stands behind the last when fewer wait, and first when none waits', () => {
    const run = hall({ kind: 'behind', k: 3 }, 3);
    run.next('1');
    run.miss('A001');
    expect(comeBack(run, 'A001')).toMatchObject([{ behind: 'A003' }]);
    expect(line(run)).toEqual(['A002', 'A003', 'A001']);
    const alone = hall({ kind: 'behind', k: 3 }, 1);
    const { rank } = alone.ticket('A001');
    alone.next('1');
    alone.miss('A001');
    expect(comeBack(alone, 'A001')).toMatchObject([{ rank }]);
    expect(alone.ticket('A001')).toMatchObject({ state: 'waiting', entry: 'returned' });
  });

  it('voids at the second miss', () => {
    const run = hall({ kind: 'behind', k: 3 }, 1);
    run.next('1');
    run.miss('A001');
    comeBack(run, 'A001');
    run.next('1');
    run.miss('A001');
    expect(run.commits.at(-1)?.events).toMatchObject([
      { type: 'ticketMissed', misses: 2 },
      { type: 'ticketVoided', reason: 'limit' },
    ]);
  });
});

describe('rule within', () => {
  it('gives the old place back while at most n further people were called', () => {
    const run = hall({ kind: 'within', n: 2 });
    run.next('1');
    run.miss('A001');
    run.next('1');
    run.serve('A002');
    run.next('1');
    run.serve('A003');
    expect(comeBack(run, 'A001')).toMatchObject([{ rule: 'within' }]);
    expect(line(run)).toEqual(['A001', 'A004', 'A005', 'A006']);
  });

  it('voids in the commit of the call that passes n', () => {
    const run = hall({ kind: 'within', n: 1 });
    run.next('1');
    run.miss('A001');
    run.next('1');
    run.serve('A002');
    run.next('1');
    expect(run.commits.at(-1)?.events).toMatchObject([
      { type: 'ticketCalled', number: 'A003' },
      { type: 'ticketVoided', reason: 'passed' },
    ]);
    expect(comeBack(run, 'A001')).toBe('ticket-is-voided');
  });

  it('does not count calls of other services', () => {
    const services = [servicePlan('records', 'A', { missRule: { kind: 'within', n: 0 } }), servicePlan('pensions', 'B')];
    const run = HallRun.open({ services });
    run.issue();
    run.issue('pensions');
    run.next();
    run.miss('A001');
    run.next();
    expect(run.ticket('A001')).toMatchObject({ state: 'missed', passed: 0 });
  });
});

describe('misses and windows', () => {
  it('keeps a missed number after a change of skills: only commands change state', () => {
    const run = hall({ kind: 'behind', k: 3 }, 1);
    run.next('1');
    run.miss('A001');
    const before = run.ticket('A001');
    run.must({ type: 'setSkills', window: '1', skills: [], green: false }, { kind: 'supervisor', id: 's1' });
    run.must({ type: 'pauseWindow', ...run.session('2'), reason: 'meeting' }, clerk('c2'));
    expect(run.ticket('A001')).toEqual(before);
  });
});
