import { describe, expect, it } from '@jest/globals';
import { ticketTransitions } from '../decide/transitions.ts';
import type { HallCommand } from '../wire/commands.ts';
import { TicketState } from '../wire/values.ts';
import { HallRun, clerk, guide, supervisor } from './hall-run.fake.ts';

/** Brings ticket A001 of a fresh hall into a state, with everything else ready for the command. */
const reach: Record<TicketState, (run: HallRun) => void> = {
  waiting: () => undefined,
  called: (run) => void run.next(),
  serving: (run) => {
    run.next();
    run.at1('startService', 'A001');
  },
  held: (run) => {
    run.next();
    run.must(hold(run), clerk());
  },
  missed: (run) => {
    run.next();
    run.miss('A001');
  },
  finished: (run) => {
    run.next();
    run.serve('A001');
  },
  cancelled: (run) => void run.must({ type: 'cancelTicket', ticket: run.ticket('A001').ticket }, guide),
  voided: (run) => {
    run.next();
    run.miss('A001');
    run.must({ type: 'returnTicket', ticket: run.ticket('A001').ticket }, guide);
    run.next();
    run.miss('A001');
  },
  expired: (run) => {
    run.must({ type: 'sweepDay', force: true }, supervisor);
    run.must({ type: 'openWindow', window: '1', clerkServices: ['records', 'pensions'] }, clerk());
  },
};

const hold = (run: HallRun): HallCommand => ({ type: 'holdTicket', ...run.session(), ticket: run.ticket('A001').ticket, reason: 'copy' });

/** Every command that names a ticket, made so that nothing but the ticket's state can refuse it. */
const commands: Record<string, (run: HallRun) => readonly [HallCommand, ReturnType<typeof clerk>]> = {
  callTicket: (run) => [{ type: 'callTicket', ...run.session(), number: 'A001', reason: 'agreed' }, clerk()],
  recallTicket: (run) => [{ type: 'recallTicket', ...run.session(), ticket: run.ticket('A001').ticket }, clerk()],
  startService: (run) => [{ type: 'startService', ...run.session(), ticket: run.ticket('A001').ticket }, clerk()],
  missTicket: (run) => [{ type: 'missTicket', ...run.session(), ticket: run.ticket('A001').ticket }, clerk()],
  returnTicket: (run) => [{ type: 'returnTicket', ticket: run.ticket('A001').ticket }, guide],
  holdTicket: (run) => [
    run.ticket('A001').window === undefined ? { type: 'holdTicket', ticket: run.ticket('A001').ticket, reason: 'copy' } : hold(run),
    run.ticket('A001').window === undefined ? guide : clerk(),
  ],
  resumeTicket: (run) => [{ type: 'resumeTicket', ticket: run.ticket('A001').ticket, to: 'queue' }, guide],
  transferTicket: (run) => [
    { type: 'transferTicket', ticket: run.ticket('A001').ticket, toService: 'pensions', ...(atWindow(run) && run.session()) },
    atWindow(run) ? clerk() : guide,
  ],
  finishService: (run) => [
    { type: 'finishService', ...run.session(), ticket: run.ticket('A001').ticket, results: [{ matter: '1', result: 'completed' }] },
    clerk(),
  ],
  cancelTicket: (run) => [{ type: 'cancelTicket', ticket: run.ticket('A001').ticket }, guide],
  addMatter: (run) => [{ type: 'addMatter', ticket: run.ticket('A001').ticket, service: 'pensions' }, guide],
  reprintTicket: (run) => [{ type: 'reprintTicket', ticket: run.ticket('A001').ticket }, guide],
  setTicketClass: (run) => [
    { type: 'setTicketClass', ticket: run.ticket('A001').ticket, ticketClass: 'priority', reason: 'veteran' },
    guide,
  ],
};

const atWindow = (run: HallRun) => run.ticket('A001').window !== undefined;

function ready(state: TicketState): HallRun {
  const run = HallRun.open();
  run.issue();
  reach[state](run);
  expect(run.ticket('A001').state).toBe(state);
  // A gap that satisfies the limits on recalls and misses, announced often enough.
  if (state === 'called') {
    run.wait(10_000).at1('recallTicket', 'A001');
    run.wait(20_000);
  }
  return run;
}

const cells = TicketState.options.flatMap((state) => Object.keys(commands).map((command) => ({ state, command })));

describe('every state × every command', () => {
  it.each(cells)('$state × $command', ({ state, command }) => {
    const run = ready(state);
    const expected = ticketTransitions[state][command as HallCommand['type']];
    const [sent, by] = commands[command]!(run);
    const before = run.state;
    const result = run.send(sent, by);
    if (expected) {
      expect(typeof result).not.toBe('string');
      expect(expected).toContain(run.ticket('A001').state);
    } else {
      // callTicket meets the busy window before the ticket that is current there.
      expect(['called', 'serving'].includes(state) && command === 'callTicket' ? 'window-busy' : `ticket-is-${state}`).toBe(result);
      expect(run.state).toBe(before);
    }
  });

  it('sweeps every live state to expired and leaves final ones alone', () => {
    for (const state of TicketState.options.filter((each) => each !== 'expired')) {
      const run = ready(state);
      run.must({ type: 'sweepDay', force: true }, supervisor);
      expect(run.ticket('A001').state).toBe(ticketTransitions[state].sweepDay?.[0] ?? state);
    }
  });
});
