import { describe, expect, it } from '@jest/globals';
import { HallRun, clerk, guide, minute, servicePlan, supervisor } from './hall-run.fake.ts';

describe('callNext', () => {
  it('refuses a superseded session first, then a paused or closed window, then a busy one, then an empty line', () => {
    const run = HallRun.open();
    expect(run.next('1', { fence: 0 })).toBe('session-superseded');
    expect(run.next('1')).toBe('nobody-waiting');
    run.issue();
    run.issue();
    run.must({ type: 'pauseWindow', ...run.session(), reason: 'break' }, clerk());
    expect(run.next('1')).toBe('window-paused');
    run.must({ type: 'resumeWindow', ...run.session() }, clerk());
    expect(run.next('1')).toBe('A001');
    expect(run.next('1')).toBe('window-busy');
    run.must({ type: 'closeWindow', ...run.session('2') }, clerk('c2'));
    expect(run.next('2')).toBe('window-closed');
  });

  it('refuses a window that does not exist and a clerk who is not the one of the session', () => {
    const run = HallRun.open();
    run.issue();
    expect(run.send({ type: 'callNext', window: '9', fence: 1 }, clerk())).toBe('window-unknown');
    expect(run.send({ type: 'callNext', ...run.session('1') }, clerk('c2'))).toBe('session-superseded');
  });

  it('lets a supervisor act for a session that is gone, not for one that is alive', () => {
    const run = HallRun.open();
    run.issue();
    run.seen['1'] = run.at;
    expect(run.send({ type: 'callNext', ...run.session('1') }, supervisor)).toBe('window-taken');
    run.wait(120_000);
    expect(run.send({ type: 'callNext', ...run.session('1') }, supervisor)).toMatchObject([{ type: 'ticketCalled', number: 'A001' }]);
  });

  it('never calls to a window without the skill', () => {
    const run = HallRun.open();
    run.issue('pensions');
    expect(run.next('2')).toBe('nobody-waiting');
    expect(run.next('1')).toBe('B001');
  });

  it('names announcement, zone, class and choice', () => {
    const run = HallRun.open();
    run.issue('records', { silent: true });
    const [event] = run.must({ type: 'callNext', ...run.session() }, clerk());
    expect(event).toEqual({
      type: 'ticketCalled',
      cause: 0,
      ticket: run.ticket('A001').ticket,
      number: 'A001',
      window: '1',
      zone: 'hall',
      service: 'records',
      ticketClass: 'ordinary',
      announcement: `2026-03-02/${run.state.seq}/0`,
      silent: true,
      choice: 'next',
      tried: 1,
      by: clerk(),
    });
  });
});

describe('leaving on a call', () => {
  it('finishes, misses or holds the present visitor in the same commit', () => {
    const run = HallRun.open();
    for (let n = 0; n < 4; n += 1) run.issue();
    run.next();
    run.at1('startService', 'A001');
    expect(run.next('1', { leaving: 'finished', results: [{ matter: '1', result: 'completed' }] })).toBe('A002');
    expect(run.commits.at(-1)?.events.map(({ type }) => type)).toEqual(['serviceFinished', 'ticketFinished', 'ticketCalled']);
    expect(run.next('1', { leaving: 'held' })).toBe('A003');
    run.wait(10_000).at1('recallTicket', 'A003');
    run.wait(20_000);
    expect(run.next('1', { leaving: 'missed' })).toBe('A004');
    expect(['A001', 'A002', 'A003', 'A004'].map((number) => run.ticket(number).state)).toEqual(['finished', 'held', 'missed', 'called']);
  });

  it('refuses the whole call when a guard of the leaving refuses or nobody waits', () => {
    const run = HallRun.open();
    run.issue();
    run.issue();
    expect(run.next('1', { leaving: 'held' })).toBe('ticket-not-here');
    run.next();
    expect(run.next('1', { leaving: 'missed' })).toBe('miss-too-soon');
    run.at1('startService', 'A001');
    expect(run.next('1', { leaving: 'finished' })).toBe('result-missing');
    run.next('2');
    const seq = run.state.seq;
    expect(run.next('1', { leaving: 'finished', results: [{ matter: '1', result: 'completed' }] })).toBe('nobody-waiting');
    expect(run.state.seq).toBe(seq);
    expect(run.ticket('A001').state).toBe('serving');
  });
});

describe('callTicket', () => {
  const call = (run: HallRun, number: string, reason?: 'guide') =>
    run.send({ type: 'callTicket', ...run.session('1'), number, ...(reason && { reason }) }, clerk());

  it('refuses an unknown number, a final ticket, a missing skill and a missing reason', () => {
    const run = HallRun.open({ windows: { '1': ['records'] } });
    run.issue();
    run.issue('pensions');
    expect(call(run, 'A009', 'guide')).toBe('ticket-unknown');
    expect(call(run, 'B001', 'guide')).toBe('window-lacks-skill');
    expect(call(run, 'A001')).toBe('reason-required');
    run.must({ type: 'cancelTicket', ticket: run.ticket('A001').ticket }, guide);
    expect(call(run, 'A001', 'guide')).toBe('ticket-is-cancelled');
  });

  it('calls a waiting, held or missed number as a logged exception', () => {
    const run = HallRun.open();
    for (let n = 0; n < 3; n += 1) run.issue();
    expect(call(run, 'A003', 'guide')).toMatchObject([{ type: 'ticketCalled', choice: 'specific', exception: { reason: 'guide' } }]);
    run.must({ type: 'holdTicket', ...run.session(), ticket: run.ticket('A003').ticket, reason: 'copy' }, clerk());
    expect(call(run, 'A003', 'guide')).toMatchObject([{ number: 'A003' }]);
    run.miss('A003');
    expect(call(run, 'A003', 'guide')).toMatchObject([{ number: 'A003', tried: 1 }]);
  });

  it('does not call a missed number that has been voided by further calls', () => {
    const run = HallRun.open({
      services: [servicePlan('records', 'A', { missRule: { kind: 'within', n: 0 } })],
      windows: { '1': ['records'] },
    });
    run.issue();
    run.issue();
    run.next();
    run.miss('A001');
    run.next();
    expect(run.commits.at(-1)?.events.map(({ type }) => type)).toEqual(['ticketCalled', 'ticketVoided']);
    expect(call(run, 'A001', 'guide')).toBe('window-busy');
    run.at1('startService', 'A002');
    run.finish('A002');
    expect(call(run, 'A001', 'guide')).toBe('ticket-is-voided');
  });
});

describe('serveDirect', () => {
  it('issues, calls silently and starts in one commit, outside quotas, with its reason', () => {
    const run = HallRun.open({
      services: [servicePlan('records', 'A', { quota: { dayMax: 0, sessions: [] } })],
      windows: { '1': ['records'] },
    });
    expect(run.send({ type: 'serveDirect', ...run.session(), service: 'records' }, clerk())).toBe('reason-required');
    const events = run.must({ type: 'serveDirect', ...run.session(), service: 'records', reason: 'delivery' }, clerk());
    expect(events).toMatchObject([
      { type: 'ticketIssued', number: 'A001', channel: 'desk' },
      { type: 'ticketCalled', choice: 'direct', silent: true, exception: { reason: 'delivery' } },
      { type: 'serviceStarted', matters: ['1'] },
    ]);
    expect(run.ticket('A001').state).toBe('serving');
  });

  it('keeps skill, hours and one live ticket', () => {
    const run = HallRun.open();
    const direct = (service: string, window = '1') =>
      run.send({ type: 'serveDirect', ...run.session(window), service, person: 'p1', reason: 'x' }, clerk(`c${window}`));
    expect(direct('pensions', '2')).toBe('window-lacks-skill');
    run.issue('records', { person: 'p1' });
    expect(direct('records')).toBe('ticket-exists');
    run.wait(10 * 60 * minute);
    expect(direct('pensions')).toBe('service-closed');
  });
});
