import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDay } from '../checker.ts';
import type { CheckedCommit } from '../checker.ts';
import { emptyHall } from '../state/hall-state.ts';
import { liveTickets } from '../state/lookup.ts';
import { evolveCommit } from '../evolve/evolve.ts';
import type { HallCommand } from '../wire/commands.ts';
import { applyChanges } from '../wire/apply-changes.ts';
import { HallEvent } from '../wire/events.ts';
import { HallState } from '../wire/state.ts';
import { StaffView } from '../wire/views.ts';
import type { Actor } from '../wire/values.ts';
import { changesOf } from '../views/changes.ts';
import { screenViewOf } from '../views/screen-view.ts';
import { staffViewOf } from '../views/staff-view.ts';
import { stripEvents, stripState } from '../views/strip.ts';
import { HallRun, clerk, guide, holder, kiosk, minute, opening, servicePlan, supervisor } from './hall-run.fake.ts';

/** One press of somebody in the hall; `pick` chooses among what is there. */
interface Press {
  readonly what: string;
  readonly pick: number;
  readonly waitMs: number;
}

const services = [
  servicePlan('records', 'A', { quota: { dayMax: 30, sessions: [{ from: opening, to: opening + 90 * minute, max: 20 }] } }),
  servicePlan('pensions', 'B', { missRule: { kind: 'within', n: 2 } }),
  servicePlan('relief', 'C', { green: true, missRule: { kind: 'void' } }),
];
const windows = { '1': ['records', 'pensions'], '2': ['records', 'relief'], '3': ['records', 'pensions', 'relief'] };

type Sent = readonly [HallCommand, Actor];

const pickOf = <T>(from: readonly T[], pick: number): T | undefined => from[pick % Math.max(1, from.length)];

/** Presses that a hall sees, each built from the present state. */
const presses: Record<string, (run: HallRun, pick: number) => Sent | undefined> = {
  issue: (_run, pick) => [
    {
      type: 'issueTicket',
      service: pickOf(['records', 'pensions', 'relief', 'records'], pick) ?? 'records',
      channel: 'kiosk',
      language: 'zh-CN',
      ...(pick % 3 === 0 && { person: `p${pick % 5}` }),
      ...(pick % 5 === 0 && { classReason: 'age' as const }),
      ...(pick % 44 === 0 && { matters: [{ service: 'records' }, { service: 'relief' }] }),
    },
    kiosk,
  ],
  call: (run, pick) => {
    const window = String((pick % 3) + 1);
    const leaving = run.window(window).current !== undefined && pick % 2 === 0 ? { leaving: 'held' as const } : {};
    return [{ type: 'callNext', ...run.session(window), ...leaving }, clerk(run.window(window).clerk)];
  },
  callOne: (run, pick) => {
    const window = String((pick % 3) + 1);
    const number = pickOf(liveTickets(run.state), pick)?.number ?? 'A001';
    return [{ type: 'callTicket', ...run.session(window), number, reason: 'agreed' }, clerk(run.window(window).clerk)];
  },
  atWindow: (run, pick) => {
    const at = pickOf(
      run.state.windows.filter(({ current }) => current !== undefined),
      pick,
    );
    if (!at?.current) return undefined;
    const common = { window: at.window, fence: at.fence, ticket: at.current };
    const { matters } = run.state.tickets.flat().find(({ ticket }) => ticket === at.current) ?? { matters: [] };
    const results = matters.filter(({ state }) => state === 'active').map(({ matter }) => ({ matter, result: 'completed' as const }));
    const some: HallCommand[] = [
      { type: 'recallTicket', ...common },
      { type: 'startService', ...common },
      { type: 'missTicket', ...common },
      { type: 'finishService', ...common, results },
      { type: 'holdTicket', ...common, reason: 'copy' },
      { type: 'transferTicket', ...common, toService: pickOf(['records', 'pensions', 'relief'], pick) ?? 'records' },
    ];
    const command = pickOf(some, pick);
    return command && [command, clerk(at.clerk)];
  },
  ticket: (run, pick) => {
    const ticket = pickOf(liveTickets(run.state), pick)?.ticket;
    if (ticket === undefined) return undefined;
    const some: Sent[] = [
      [{ type: 'returnTicket', ticket }, guide],
      [{ type: 'cancelTicket', ticket }, pick % 2 === 0 ? guide : holder],
      [{ type: 'holdTicket', ticket, reason: 'rest' }, pick % 2 === 0 ? guide : holder],
      [{ type: 'resumeTicket', ticket, to: 'queue' }, guide],
      [{ type: 'transferTicket', ticket, toWindow: String((pick % 3) + 1) }, guide],
      [{ type: 'addMatter', ticket, service: 'pensions' }, guide],
      [{ type: 'setTicketClass', ticket, ticketClass: pick % 2 === 0 ? 'priority' : 'ordinary', reason: 'guide' }, guide],
      [{ type: 'reprintTicket', ticket }, kiosk],
    ];
    return pickOf(some, pick);
  },
  window: (run, pick) => {
    const { window, fence, clerk: who } = pickOf(run.state.windows, pick)!;
    const some: Sent[] = [
      [{ type: 'pauseWindow', window, fence, reason: 'break' }, clerk(who)],
      [{ type: 'resumeWindow', window, fence }, clerk(who)],
      [{ type: 'closeWindow', window, fence }, clerk(who)],
      [{ type: 'openWindow', window, clerkServices: ['records', 'pensions', 'relief'], takeOver: pick % 2 === 0 }, clerk(`c${pick % 4}`)],
      [{ type: 'setSkills', window, skills: [{ service: 'records', level: 1 }], green: pick % 2 === 0 }, supervisor],
    ];
    return pickOf(some, pick);
  },
};

const aPress: fc.Arbitrary<Press> = fc.record({
  what: fc.constantFrom('issue', 'issue', 'call', 'call', 'callOne', 'atWindow', 'atWindow', 'atWindow', 'ticket', 'window'),
  pick: fc.nat(1000),
  waitMs: fc.constantFrom(0, 1000, 10_000, 20_000, 5 * minute),
});

function play(day: readonly Press[]): HallRun {
  const run = HallRun.open({ services, windows, green: ['3'], rules: { ageingMin: { priority: 5, booked: 5, ordinary: 10 } } });
  for (const { what, pick, waitMs } of day) {
    const sent = presses[what]!(run.wait(waitMs), pick);
    if (sent) run.send(...sent);
  }
  run.send({ type: 'sweepDay', force: true }, supervisor);
  run.send({ type: 'closeDay' }, supervisor);
  return run;
}

function asJournal(run: HallRun): CheckedCommit[] {
  return run.commits.map((commit) => ({ ...commit, keys: [`k${commit.seq}`], causes: [{ key: `k${commit.seq}`, type: 'any' }] }));
}

const dateOf = (at: number) => new Date(at + 8 * 60 * minute).toISOString().slice(0, 10);

describe('any day of presses', () => {
  it('keeps all invariants, by a checker that shares only the event schema', () => {
    const day = fc.array(aPress, { minLength: 30, maxLength: 150 });
    fc.assert(
      fc.property(day, (pressed) => {
        const run = play(pressed);
        const broken = checkDay(asJournal(run), { dateOf }).filter((invariant) => invariant.broken > 0);
        expect(broken).toEqual([]);
        expect(run.state.state).toBe('closed');
      }),
      { numRuns: 150 },
    );
  });

  it('fits its schemas, replays to the same state, strips to the same state as stripped events lead to', () => {
    fc.assert(
      fc.property(fc.array(aPress, { minLength: 20, maxLength: 60 }), (pressed) => {
        const { commits, state } = play(pressed);
        const stored = JSON.parse(JSON.stringify(commits)) as typeof commits;
        for (const { events } of stored) for (const event of events) HallEvent.parse(event);
        expect(stored.reduce(evolveCommit, emptyHall('hall1', '2026-03-02'))).toEqual(state);
        HallState.parse(state);
        const stripped = stored.map((commit) => ({ ...commit, events: stripEvents(commit.events) }));
        expect(stripped.reduce(evolveCommit, emptyHall('hall1', '2026-03-02'))).toEqual(stripState(state));
      }),
      { numRuns: 60 },
    );
  });

  it('shows on a screen that applies the changes what the projection shows, at every position', () => {
    fc.assert(
      fc.property(fc.array(aPress, { minLength: 20, maxLength: 80 }), (pressed) => {
        let before = emptyHall('hall1', '2026-03-02');
        let view = screenViewOf(before);
        for (const commit of play(pressed).commits) {
          const after = evolveCommit(before, commit);
          view = commit.seq === 1 ? screenViewOf(after) : applyChanges(view, changesOf(before, commit.events, after));
          expect(view).toEqual(screenViewOf(after));
          StaffView.parse(staffViewOf(after, commit.at));
          before = after;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says nothing about a person in stripped events and public views but number, window and class', () => {
    const run = HallRun.open({ services, windows });
    run.issue('records', { person: 'secret-person', classReason: 'age', device: 'secret-device' });
    run.must({ type: 'callNext', ...run.session('1') }, clerk('c1'));
    const wire = JSON.stringify([stripEvents(run.commits.flatMap(({ events }) => events)), stripState(run.state), screenViewOf(run.state)]);
    for (const secret of ['secret', '"c1"', 'age"', 'kiosk"', 'by'])
      expect(wire.replaceAll('"channel":"kiosk"', '')).not.toContain(`"${secret}`);
  });
});

describe('the checker', () => {
  const day = () => {
    const run = HallRun.open({ services, windows });
    for (let n = 0; n < 4; n += 1) run.issue();
    run.next('1');
    run.next('2');
    return asJournal(run);
  };
  const broken = (journal: CheckedCommit[]) => checkDay(journal, { dateOf }).flatMap(({ id, broken: times }) => (times > 0 ? id : []));
  const change = (at: number, to: (commit: CheckedCommit) => CheckedCommit) => {
    const journal = day();
    return journal.with(at, to(journal.at(at)!));
  };

  it('finds nothing in a good journal', () => {
    expect(broken(day())).toEqual([]);
  });

  it('turns red when one person is called twice, a number repeats, a key repeats, a seq is missing, time runs back, an old epoch follows', () => {
    const again = day().at(-2)!.events;
    expect(broken(change(-1, (commit) => ({ ...commit, events: again })))).toContain('Q3');
    const twin = day().at(-4)!.events;
    expect(broken(change(-3, (commit) => ({ ...commit, events: twin })))).toContain('Q1');
    expect(broken(change(-1, (commit) => ({ ...commit, keys: ['k3'] })))).toContain('Q4');
    expect(broken(day().toSpliced(5, 1))).toContain('Q11');
    expect(broken(change(-1, (commit) => ({ ...commit, at: 0 })))).toContain('Q11');
    expect(broken(change(-1, (commit) => ({ ...commit, epoch: 0 })))).toContain('Q12');
  });

  it('turns red when somebody is passed or a window without the skill calls', () => {
    const third = { ...day().at(-2)!.events[0]!, ticket: 't9', number: 'A003' } as HallEvent;
    const journal = day();
    const ticket = journal.flatMap(({ events }) => events).find((event) => event.type === 'ticketIssued' && event.number === 'A003');
    const passed = { ...third, ticket: ticket?.type === 'ticketIssued' ? ticket.ticket : '' } as HallEvent;
    expect(broken(journal.with(-2, { ...journal.at(-2)!, events: [passed] }))).toContain('Q6');
    const wrong = { ...third, ticket: passed.type === 'ticketCalled' ? passed.ticket : '', service: 'relief', window: '1' } as HallEvent;
    expect(broken(journal.with(-2, { ...journal.at(-2)!, events: [wrong] }))).toContain('Q8');
  });
});
