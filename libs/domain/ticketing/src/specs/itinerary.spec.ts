import { describe, expect, it } from '@jest/globals';
import { ticketViewOf } from '../views/ticket-view.ts';
import { HallRun, clerk, guide, holder, kiosk, minute, servicePlan, supervisor } from './hall-run.fake.ts';

const services = [servicePlan('records', 'A'), servicePlan('pensions', 'B'), servicePlan('housing', 'C')];
const windows = { '1': ['records', 'pensions'], '2': ['housing'], '3': ['records'] };

function threeMatters(): HallRun {
  const run = HallRun.open({ services, windows });
  run.issue('records', { matters: [{ service: 'records', item: 'permit' }, { service: 'housing' }, { service: 'pensions' }] });
  return run;
}

const finishWith = (
  run: HallRun,
  window: string,
  results: { matter: string; result: 'completed' | 'skipped'; reason?: string }[],
  order?: string[],
) =>
  run.send(
    { type: 'finishService', ...run.session(window), ticket: run.ticket('A001').ticket, results, ...(order && { order }) },
    clerk(`c${window}`),
  );

describe('several matters under one number', () => {
  it('does at one window all that the window can, then goes on with number and rank', () => {
    const run = threeMatters();
    const { rank } = run.ticket('A001');
    run.next('1');
    expect(run.at1('startService', 'A001')).toMatchObject([{ type: 'serviceStarted', matters: ['1', '3'], clerk: 'c1' }]);
    expect(finishWith(run, '1', [{ matter: '1', result: 'completed' }])).toBe('result-missing');
    expect(
      finishWith(run, '1', [
        { matter: '1', result: 'completed' },
        { matter: '2', result: 'completed' },
        { matter: '3', result: 'completed' },
      ]),
    ).toBe('matter-not-here');
    finishWith(run, '1', [
      { matter: '1', result: 'completed' },
      { matter: '3', result: 'completed' },
    ]);
    expect(run.ticket('A001')).toMatchObject({ state: 'waiting', entry: 'nextMatter', service: 'housing', number: 'A001', rank });
    expect(ticketViewOf(run.state, run.ticket('A001').ticket)?.stations).toEqual([
      { service: 'records', state: 'done', window: '1' },
      { service: 'housing', state: 'next' },
      { service: 'pensions', state: 'done', window: '1' },
    ]);
    expect(run.next('2')).toBe('A001');
    run.serve('A001', '2');
    expect(run.ticket('A001').state).toBe('finished');
  });

  it('skips a coming matter with a reason and takes a new order of what is left', () => {
    const run = threeMatters();
    run.next('3');
    run.at1('startService', 'A001', '3');
    const done = { matter: '1', result: 'completed' } as const;
    expect(finishWith(run, '3', [done, { matter: '2', result: 'skipped' }])).toBe('reason-required');
    expect(finishWith(run, '3', [done], ['3'])).toBe('matter-unknown');
    expect(finishWith(run, '3', [done, done])).toBe('matter-not-here');
    finishWith(run, '3', [done], ['3', '2']);
    expect(run.ticket('A001')).toMatchObject({ service: 'pensions', matters: [{ matter: '1' }, { matter: '3' }, { matter: '2' }] });
  });

  it('finishes when the rest is skipped', () => {
    const run = threeMatters();
    run.next('1');
    run.at1('startService', 'A001');
    finishWith(run, '1', [
      { matter: '1', result: 'completed' },
      { matter: '3', result: 'completed' },
      { matter: '2', result: 'skipped', reason: 'comes back tomorrow' },
    ]);
    expect(run.ticket('A001')).toMatchObject({ state: 'finished', matters: [{ state: 'done' }, { state: 'skipped' }, { state: 'done' }] });
  });

  it('adds a matter: active at once where it can be done here, else at the end; ten at most', () => {
    const run = HallRun.open({ services, windows });
    run.issue();
    run.next('1');
    run.at1('startService', 'A001');
    const add = (service: string) => run.send({ type: 'addMatter', ticket: run.ticket('A001').ticket, service }, guide);
    expect(add('pensions')).toMatchObject([{ matter: { matter: '2', state: 'active', window: '1' } }]);
    expect(add('housing')).toMatchObject([{ matter: { matter: '3', state: 'pending' } }]);
    expect(add('nothing')).toBe('service-unknown');
    for (let n = 0; n < 7; n += 1) add('housing');
    expect(add('housing')).toBe('matter-limit');
  });
});

describe('hold and resume', () => {
  it('comes back to the old place, ahead of everybody who came later', () => {
    const run = HallRun.open({ services, windows });
    run.issue();
    run.issue();
    run.next('1');
    run.at1('startService', 'A001');
    run.must({ type: 'holdTicket', ...run.session('1'), ticket: run.ticket('A001').ticket, reason: 'copy', room: '复印室' }, clerk());
    expect(run.ticket('A001')).toMatchObject({
      state: 'held',
      held: { window: '1', reason: 'copy', room: '复印室' },
      matters: [{ state: 'pending' }],
    });
    run.wait(5 * minute);
    run.must({ type: 'resumeTicket', ticket: run.ticket('A001').ticket, to: 'queue' }, guide);
    expect(run.next('1')).toBe('A001');
  });

  it('is called straight to an open, free, skilled window', () => {
    const run = HallRun.open({ services, windows });
    run.issue();
    run.next('1');
    const ticket = run.ticket('A001').ticket;
    run.must({ type: 'holdTicket', ...run.session('1'), ticket, reason: 'form' }, clerk());
    const to = (window: string) => run.send({ type: 'resumeTicket', ticket, to: 'window', ...run.session(window) }, clerk(`c${window}`));
    expect(to('2')).toBe('window-lacks-skill');
    expect(to('1')).toMatchObject([
      { type: 'ticketResumed', to: 'window' },
      { type: 'ticketCalled', choice: 'resumed' },
    ]);
    expect(run.window('1').current).toBe(ticket);
  });

  it('limits the held tickets of a window, and the holder to one hold of ten minutes', () => {
    const run = HallRun.open({ services, windows, rules: { holdMax: 1 } });
    run.issue();
    run.issue();
    run.issue();
    run.next('1');
    expect(run.next('1', { leaving: 'held' })).toBe('A002');
    expect(run.next('1', { leaving: 'held' })).toBe('hold-limit');
    const defer = () => run.send({ type: 'holdTicket', ticket: run.ticket('A003').ticket, reason: 'rest' }, holder);
    expect(defer()).toMatchObject([{ until: run.at + 10 * minute }]);
    run.must({ type: 'resumeTicket', ticket: run.ticket('A003').ticket, to: 'queue' }, guide);
    expect(defer()).toBe('hold-limit');
    expect(run.send({ type: 'holdTicket', ticket: run.ticket('A003').ticket, reason: 'rest' }, kiosk)).toBe('not-permitted');
    expect(run.send({ type: 'holdTicket', ticket: run.ticket('A002').ticket, reason: 'rest' }, holder)).toBe('ticket-is-called');
    expect(run.send({ type: 'holdTicket', ticket: run.ticket('A002').ticket, reason: 'rest' }, guide)).toBe('ticket-not-here');
  });
});

describe('transferTicket', () => {
  it('keeps number and rank: ahead of all later arrivals of the class', () => {
    const run = HallRun.open({ services, windows });
    run.issue();
    run.issue('housing');
    const { rank } = run.ticket('A001');
    run.next('1');
    run.must({ type: 'transferTicket', ticket: run.ticket('A001').ticket, toService: 'housing', ...run.session('1') }, clerk());
    expect(run.ticket('A001')).toMatchObject({ state: 'waiting', entry: 'transferred', service: 'housing', rank });
    expect(run.next('2')).toBe('A001');
  });

  it('refuses what is not there, what changes nothing, a window without the skill, a closed one', () => {
    const run = HallRun.open({ services, windows });
    run.issue();
    const ticket = run.ticket('A001').ticket;
    const to = (target: { toService?: string; toWindow?: string }, by = guide) =>
      run.send({ type: 'transferTicket', ticket, ...target }, by);
    expect(to({ toService: 'nothing' })).toBe('service-unknown');
    expect(to({ toWindow: '9' })).toBe('window-unknown');
    expect(to({ toService: 'records' })).toBe('transfer-no-change');
    expect(to({})).toBe('transfer-no-change');
    expect(to({ toWindow: '2' })).toBe('window-lacks-skill');
    run.must({ type: 'closeWindow', ...run.session('3') }, clerk('c3'));
    expect(to({ toWindow: '3' })).toBe('window-closed');
    expect(to({ toService: 'housing' }, clerk())).toBe('not-permitted');
    run.next('1');
    expect(to({ toService: 'housing' }, supervisor)).toBe('ticket-not-here');
  });
});

describe('cancelTicket', () => {
  it('lets the holder cancel while waiting, staff even when called', () => {
    const run = HallRun.open({ services, windows });
    run.issue();
    run.next('1');
    const ticket = run.ticket('A001').ticket;
    expect(run.send({ type: 'cancelTicket', ticket }, holder)).toBe('ticket-is-called');
    expect(run.send({ type: 'cancelTicket', ticket, reason: 'left' }, guide)).toMatchObject([{ type: 'ticketCancelled' }]);
    expect(run.window('1').current).toBeUndefined();
  });
});
