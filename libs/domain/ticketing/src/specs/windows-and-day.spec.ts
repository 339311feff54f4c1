import { describe, expect, it } from '@jest/globals';
import { scheduleOf } from '../schedule/due.ts';
import { HallRun, clerk, guide, kiosk, minute, opening, servicePlan, supervisor, system } from './hall-run.fake.ts';

const open = (run: HallRun, window: string, by: ReturnType<typeof clerk>, takeOver?: boolean) =>
  run.send({ type: 'openWindow', window, clerkServices: ['records'], ...(takeOver !== undefined && { takeOver }) }, by);

describe('openWindow', () => {
  it('gives the next fence and the skills that window and clerk share', () => {
    const run = new HallRun();
    expect(open(run, '9', clerk())).toBe('window-unknown');
    expect(open(run, '1', clerk())).toMatchObject([{ type: 'windowOpened', fence: 1, skills: [{ service: 'records', level: 1 }] }]);
  });

  it('keeps a window whose console is alive from other clerks; silence of 120 s frees it', () => {
    const run = HallRun.open();
    run.must({ type: 'closeWindow', ...run.session('2') }, clerk('c2'));
    run.seen['1'] = run.at;
    expect(open(run, '1', clerk('c9'))).toBe('window-taken');
    expect(open(run, '1', clerk('c9'), true)).toBe('window-taken');
    run.wait(120_000);
    expect(open(run, '1', clerk('c9'))).toMatchObject([{ fence: 2 }]);
  });

  it('lets a supervisor take over, with all skills of the window', () => {
    const run = HallRun.open();
    run.seen['1'] = run.at;
    const taken = run.send({ type: 'openWindow', window: '1', clerkServices: [], takeOver: true }, supervisor);
    expect(taken).toMatchObject([{ clerk: 's1', skills: [{ service: 'records' }, { service: 'pensions' }] }]);
  });

  it('lets a clerk work at one window; takeOver moves there, when the other one is free', () => {
    const run = HallRun.open();
    run.must({ type: 'closeWindow', ...run.session('2') }, clerk('c2'));
    expect(open(run, '2', clerk('c1'))).toBe('clerk-elsewhere');
    run.issue();
    run.next('1');
    expect(open(run, '2', clerk('c1'), true)).toBe('window-busy');
    run.serve('A001');
    expect(open(run, '2', clerk('c1'), true)).toMatchObject([
      { type: 'windowClosed', window: '1' },
      { type: 'windowOpened', window: '2' },
    ]);
  });

  it('supersedes the older tab of the same clerk, the current ticket stays', () => {
    const run = HallRun.open();
    run.issue();
    run.next('1');
    run.at1('startService', 'A001');
    const old = run.session('1');
    open(run, '1', clerk());
    const finish = {
      type: 'finishService' as const,
      ticket: run.ticket('A001').ticket,
      results: [{ matter: '1', result: 'completed' as const }],
    };
    expect(run.send({ ...finish, ...old }, clerk())).toBe('session-superseded');
    expect(run.send({ ...finish, ...run.session('1') }, clerk())).toMatchObject([{ type: 'serviceFinished' }, { type: 'ticketFinished' }]);
  });
});

describe('pause, resume, close', () => {
  it('keeps clerk, fence, skills and current ticket over a pause', () => {
    const run = HallRun.open();
    run.issue();
    run.next('1');
    const { clerk: who, fence, skills, current } = run.window('1');
    run.must({ type: 'pauseWindow', ...run.session(), reason: 'break' }, clerk());
    expect(run.window('1')).toMatchObject({ state: 'paused', pauseReason: 'break' });
    expect(run.send({ type: 'pauseWindow', ...run.session(), reason: 'break' }, clerk())).toBe('window-paused');
    run.serve('A001');
    run.must({ type: 'resumeWindow', ...run.session() }, clerk());
    expect(run.window('1')).toMatchObject({ state: 'open', clerk: who, fence, skills });
    expect(current).toBeDefined();
    expect(run.send({ type: 'resumeWindow', ...run.session() }, clerk())).toBe('window-open');
  });

  it('closes a free window only; its held tickets wait again at their old rank', () => {
    const run = HallRun.open();
    run.issue();
    run.issue();
    const { rank } = run.ticket('A001');
    run.next('1');
    run.next('1', { leaving: 'held' });
    expect(run.send({ type: 'closeWindow', ...run.session() }, clerk())).toBe('window-busy');
    run.serve('A002');
    run.must({ type: 'closeWindow', ...run.session() }, clerk());
    expect(run.ticket('A001')).toMatchObject({ state: 'waiting', entry: 'resumed', rank });
    expect(run.send({ type: 'closeWindow', ...run.session() }, clerk())).toBe('window-closed');
  });
});

describe('setSkills', () => {
  it('refuses unknown windows and services; a session keeps what its clerk can', () => {
    const run = HallRun.open();
    const set = (window: string, service: string) =>
      run.send({ type: 'setSkills', window, skills: [{ service, level: 2 }], green: true }, supervisor);
    expect(set('9', 'records')).toBe('window-unknown');
    expect(set('1', 'nothing')).toBe('service-unknown');
    set('2', 'pensions');
    expect(run.window('2')).toMatchObject({ planned: [{ service: 'pensions', level: 2 }], skills: [], green: true });
  });
});

describe('the day', () => {
  const turn = (run: HallRun, type: 'openDay' | 'stopIssuing' | 'resumeIssuing' | 'closeDay') => run.send({ type }, supervisor);

  it('goes from planned to open to issuingStopped to closed and nowhere else', () => {
    const run = new HallRun();
    expect(turn(run, 'stopIssuing')).toBe('day-is-planned');
    expect(turn(run, 'closeDay')).toBe('day-is-planned');
    turn(run, 'openDay');
    expect(turn(run, 'openDay')).toBe('day-is-open');
    expect(turn(run, 'resumeIssuing')).toBe('day-is-open');
    turn(run, 'stopIssuing');
    expect(turn(run, 'stopIssuing')).toBe('day-is-issuing-stopped');
    turn(run, 'resumeIssuing');
    turn(run, 'closeDay');
    expect(turn(run, 'openDay')).toBe('day-is-closed');
    expect(run.send({ type: 'setSkills', window: '1', skills: [], green: false }, supervisor)).toBe('day-is-closed');
  });

  it('refuses to close or sweep while somebody is called or served, unless forced', () => {
    const run = HallRun.open();
    run.issue();
    run.issue();
    run.next('1');
    expect(turn(run, 'closeDay')).toBe('hall-busy');
    expect(run.send({ type: 'sweepDay' }, supervisor)).toBe('hall-busy');
    run.must({ type: 'sweepDay', force: true }, supervisor);
    expect(run.state).toMatchObject({ state: 'issuingStopped', live: [] });
    expect(run.state.windows.every((window) => window.state === 'closed' && window.current === undefined)).toBe(true);
    expect(turn(run, 'closeDay')).toMatchObject([{ type: 'dayClosed', counts: { expired: 2, finished: 0, cancelled: 0, voided: 0 } }]);
  });

  it('says day-changed to a client that sees another day', () => {
    const run = HallRun.open();
    expect(run.send({ type: 'openDay', day: '2026-03-01' }, supervisor)).toBe('day-changed');
  });

  it('is opened, stopped, swept and closed by the clock; a day never opened is not opened after its end', () => {
    const run = new HallRun();
    expect(scheduleOf(run.state)).toEqual([
      { command: { type: 'openDay' }, name: 'openDay', dueAt: opening, lapsesAt: opening + 540 * minute },
    ]);
    run.must({ type: 'openDay' }, system);
    expect(scheduleOf(run.state).map(({ name }) => name)).toEqual(['stopIssuing', 'sweepDay', 'closeDay']);
    run.issue();
    run.must({ type: 'holdTicket', ticket: run.ticket('A001').ticket, reason: 'rest' }, { kind: 'resident', id: 'x' });
    expect(scheduleOf(run.state)[0]).toMatchObject({ name: `resumeTicket/${run.ticket('A001').ticket}`, dueAt: run.at + 10 * minute });
  });
});

describe('issueTicket', () => {
  const take = (run: HallRun, service = 'records', more: object = {}, by = kiosk) =>
    run.send({ type: 'issueTicket', service, channel: 'kiosk', language: 'en', ...more }, by);

  it('refuses in the order of the spec', () => {
    const run = new HallRun({
      services: [
        servicePlan('records', 'A', {
          identityRequired: true,
          issue: [{ from: opening, to: opening + minute }],
          quota: { dayMax: 2, sessions: [{ from: opening, to: opening + 30_000, max: 1 }] },
        }),
      ],
      windows: { '1': ['records'] },
    });
    expect(take(run)).toBe('day-not-open');
    run.must({ type: 'openDay' }, system);
    expect(take(run, 'nothing')).toBe('service-unknown');
    expect(take(run)).toBe('identity-required');
    expect(take(run, 'records', { person: 'p1', classReason: 'pregnancy' })).toBe('reason-not-allowed');
    take(run, 'records', { person: 'p1' });
    expect(take(run, 'records', { person: 'p1' })).toBe('ticket-exists');
    expect(take(run, 'records', { person: 'p2' })).toBe('quota-session');
    run.wait(30_000);
    take(run, 'records', { person: 'p2' });
    expect(take(run, 'records', { person: 'p3' })).toBe('quota-day');
    run.wait(30_000);
    expect(take(run, 'records', { person: 'p3' })).toBe('service-closed');
    run.must({ type: 'stopIssuing' }, supervisor);
    expect(take(run, 'records', { person: 'p3' })).toBe('issuing-stopped');
  });

  it('limits the live tickets of a phone', () => {
    const services = ['a', 'b', 'c', 'd'].map((service, at) => servicePlan(service, 'ABCD'.charAt(at)));
    const run = HallRun.open({ services, windows: { '1': ['a'] } });
    const phone = (service: string) => take(run, service, { channel: 'phone', person: 'p1' }, { kind: 'resident', id: 'r1' });
    for (const service of ['a', 'b', 'c']) expect(phone(service)).toHaveLength(1);
    expect(phone('d')).toBe('channel-limit');
    expect(take(run, 'd', { person: 'p1' })).toHaveLength(1);
  });

  it('gives a place back when a number is cancelled before its first call', () => {
    const session = { from: opening, to: opening + 60 * minute, max: 1 };
    const run = HallRun.open({
      services: [servicePlan('records', 'A', { quota: { dayMax: 1, sessions: [session] } })],
      windows: { '1': ['records'] },
    });
    run.issue();
    run.must({ type: 'cancelTicket', ticket: run.ticket('A001').ticket }, guide);
    expect(run.issue()).toBe('A002');
    run.next('1');
    run.must({ type: 'cancelTicket', ticket: run.ticket('A002').ticket }, guide);
    expect(take(run)).toBe('quota-day');
  });

  it('counts on from 999 to 1000 and per prefix', () => {
    const run = HallRun.open();
    run.state = { ...run.state, sequences: { A: 998 } };
    expect([run.issue(), run.issue(), run.issue('pensions')]).toEqual(['A999', 'A1000', 'B001']);
  });

  it('never turns an open day at midnight: numbers go on', () => {
    const day = { from: opening, to: opening + 48 * 60 * minute };
    const run = HallRun.open({ services: [servicePlan('records', 'A', { issue: [day] })], windows: { '1': ['records'] } });
    run.issue();
    run.at = Date.UTC(2026, 2, 2, 16, 0);
    expect(run.issue()).toBe('A002');
    expect(run.state.day).toBe('2026-03-02');
  });
});
