import { describe, expect, it } from '@jest/globals';
import { answerOf } from '../decide/answer.ts';
import { closedBecause } from '../decide/tickets/issue-guards.ts';
import { shown } from '../estimate/waiting-range.ts';
import { HallAnswer } from '../wire/answers.ts';
import type { HallEvent } from '../wire/events.ts';
import { HallLoad, ScreenView, TicketView } from '../wire/views.ts';
import { loadOf } from '../views/load.ts';
import { isLater } from '../views/positions.ts';
import { screenViewOf } from '../views/screen-view.ts';
import { lineOf, ticketViewOf } from '../views/ticket-view.ts';
import { HallRun, clerk, guide, kiosk, supervisor, system } from './hall-run.fake.ts';

const at = { day: '2026-03-02', epoch: 1, seq: 9 };
const answer = (events: readonly HallEvent[]) => HallAnswer.parse(answerOf(events, at));

describe('waiting range', () => {
  it('is QL with its spread: 10 ahead, 6 windows, 8 min is 14.7 ± 4.4 min, shown as 11 to 21', () => {
    const windows = Object.fromEntries(['1', '2', '3', '4', '5', '6'].map((window) => [window, ['records']]));
    const run = HallRun.open({ windows });
    for (let n = 0; n < 16; n += 1) run.issue();
    for (const window of Object.keys(windows)) run.next(window);
    run.issue();
    expect(run.commits.at(-1)?.events).toMatchObject([{ ahead: 10, range: { lowMin: 11, highMin: 21 } }]);
  });

  it('gives no figure while no window is open, and almost none while one is free', () => {
    const run = new HallRun();
    run.must({ type: 'openDay' }, system);
    run.issue();
    expect(ticketViewOf(run.state, run.ticket('A001').ticket)).not.toHaveProperty('range');
    run.must({ type: 'openWindow', window: '2', clerkServices: ['records'] }, clerk());
    expect(ticketViewOf(run.state, run.ticket('A001').ticket)).toMatchObject({ ahead: 0, range: { lowMin: 0, highMin: 2 } });
    expect(lineOf(run.state)).toEqual([['A001', 0, 0, 2]]);
  });

  it('rounds outwards, above 30 to fives, and is at least 2 wide', () => {
    expect(shown(11.9, 12.1)).toEqual({ lowMin: 11, highMin: 13 });
    expect(shown(-3, 0.2)).toEqual({ lowMin: 0, highMin: 2 });
    expect(shown(28.2, 41.2)).toEqual({ lowMin: 28, highMin: 45 });
    expect(shown(33.9, 34)).toEqual({ lowMin: 30, highMin: 35 });
  });
});

describe('screenViewOf', () => {
  it('shows calls newest first, a recall on top again, the served one no longer fresh', () => {
    const run = HallRun.open();
    run.issue();
    run.issue('records', { classReason: 'age' });
    run.issue();
    run.next('1');
    run.next('2');
    run.wait(10_000).at1('recallTicket', 'A002', '1');
    run.at1('startService', 'A001', '2');
    const view = ScreenView.parse(screenViewOf(run.state));
    expect(view.calls).toEqual([
      { number: 'A002', window: '1', ticketClass: 'priority', fresh: true },
      { number: 'A001', window: '2', ticketClass: 'ordinary', fresh: false },
    ]);
    expect(view.windows).toEqual([
      { window: '1', label: '1', state: 'open', number: 'A002' },
      { window: '2', label: '2', state: 'open', number: 'A001' },
    ]);
    expect(view.waiting).toMatchObject([
      { service: 'records', count: 1 },
      { service: 'pensions', count: 0 },
    ]);
    expect(screenViewOf(run.state, 'elsewhere')).toMatchObject({ calls: [], windows: [] });
  });
});

describe('ticketViewOf', () => {
  it('says what the holder may do in each state', () => {
    const run = HallRun.open();
    run.issue();
    const view = () => TicketView.parse(ticketViewOf(run.state, run.ticket('A001').ticket));
    expect(view()).toMatchObject({ state: 'waiting', entry: 'issued', ahead: 0, canCancel: true, canDefer: true });
    run.must({ type: 'holdTicket', ticket: run.ticket('A001').ticket, reason: 'rest' }, { kind: 'resident', id: 'holder' });
    expect(view()).toMatchObject({ state: 'held', heldUntil: run.at + 600_000, canCancel: true, canDefer: false });
    run.must({ type: 'resumeTicket', ticket: run.ticket('A001').ticket, to: 'queue' }, system);
    run.next('1');
    expect(view()).toMatchObject({ state: 'called', window: '1', canCancel: false, stations: [{ state: 'next', window: '1' }] });
    expect(ticketViewOf(run.state, 'nobody')).toBeUndefined();
  });
});

describe('loadOf and closedBecause', () => {
  it('tells services, never people', () => {
    const run = HallRun.open();
    run.issue();
    expect(HallLoad.parse(loadOf(run.state))).toMatchObject({
      open: true,
      windowsOpen: 2,
      services: [{ service: 'records', waiting: 1 }, {}],
    });
    expect(closedBecause(run.state, 'records', run.at)).toBeUndefined();
    run.must({ type: 'stopIssuing' }, supervisor);
    expect(closedBecause(run.state, 'records', run.at)).toMatchObject({ refused: { code: 'issuing-stopped' } });
  });
});

describe('positions', () => {
  it('are ordered by day, epoch, seq', () => {
    expect(isLater({ ...at, seq: 10 }, at)).toBe(true);
    expect(isLater({ ...at, epoch: 2, seq: 1 }, at)).toBe(true);
    expect(isLater({ day: '2026-03-01', epoch: 9, seq: 99 }, at)).toBe(false);
    expect(isLater(at, at)).toBe(false);
  });
});

describe('answerOf', () => {
  it('answers each command from its events alone', () => {
    const run = HallRun.open();
    const issue = run.must({ type: 'issueTicket', service: 'records', channel: 'kiosk', language: 'en' }, kiosk);
    expect(answer(issue)).toMatchObject({ kind: 'issued', number: 'A001', ahead: 0, range: { lowMin: 0, highMin: 2 }, at });
    run.issue();
    const ticket = run.ticket('A001').ticket;
    expect(answer(run.must({ type: 'callNext', ...run.session() }, clerk()))).toMatchObject({
      kind: 'called',
      number: 'A001',
      window: '1',
      tried: 1,
    });
    run.wait(10_000);
    expect(answer(run.at1('recallTicket', 'A001') as HallEvent[])).toEqual({ kind: 'ticket', at, ticket, state: 'called', window: '1' });
    expect(answer(run.at1('startService', 'A001') as HallEvent[])).toMatchObject({ state: 'serving', window: '1' });
    const results = [{ matter: '1', result: 'completed' as const }];
    const next = run.must({ type: 'callNext', ...run.session(), leaving: 'finished', results }, clerk());
    expect(answer(next)).toMatchObject({ kind: 'called', number: 'A002', left: { ticket, state: 'finished' } });
  });

  it('answers what does not call', () => {
    const run = HallRun.open();
    run.issue();
    const ticket = run.ticket('A001').ticket;
    const says = (...sent: Parameters<HallRun['must']>) => answer(run.must(...sent));
    expect(says({ type: 'addMatter', ticket, service: 'pensions' }, guide)).toMatchObject({ kind: 'matter', matter: { matter: '2' } });
    expect(says({ type: 'setTicketClass', ticket, ticketClass: 'priority', reason: 'veteran' }, guide)).toMatchObject({ kind: 'class' });
    expect(says({ type: 'reprintTicket', ticket }, kiosk)).toMatchObject({ kind: 'reprint', copy: 2 });
    expect(says({ type: 'setSkills', window: '2', skills: [], green: true }, supervisor)).toMatchObject({ kind: 'skills', green: true });
    expect(says({ type: 'pauseWindow', ...run.session(), reason: 'break' }, clerk())).toEqual({
      kind: 'window',
      at,
      window: '1',
      state: 'paused',
    });
    expect(says({ type: 'openWindow', window: '1', clerkServices: ['records'] }, clerk())).toMatchObject({ state: 'open', fence: 2 });
    expect(says({ type: 'serveDirect', ...run.session('1'), service: 'records', reason: 'x' }, clerk())).toMatchObject({
      kind: 'issued',
      window: '1',
    });
    expect(says({ type: 'sweepDay', force: true }, supervisor)).toEqual({ kind: 'day', at, state: 'issuingStopped', expired: 2 });
    expect(says({ type: 'closeDay' }, supervisor)).toEqual({ kind: 'day', at, state: 'closed', expired: 0 });
  });
});
