import type { Pause } from '@yimen/domain-calendar';
import type { DayLimit } from './facts.ts';

/** The clocks of a case that this house keeps by itself (spec/intake.md 4). */
export type ClockName = 'acceptance' | 'promised' | 'statutory' | 'delivery';

/** The history of one clock: facts only. No deadline is stored, it is computed from this and the calendar. */
export interface ClockRun {
  /** The date from which days are counted; the day itself is never used. */
  readonly startedOn: string;
  readonly limit: DayLimit;
  /** Dates on which it was stopped and went on. */
  readonly pauses: readonly Pause[];
  /** Milliseconds since the epoch. */
  readonly endedAt?: number | undefined;
}

export type ClockRuns = Readonly<Partial<Record<ClockName, ClockRun>>>;

/** Starts a clock on a date. A clock starts once. */
export function startClock(runs: ClockRuns, name: ClockName, startedOn: string, limit: DayLimit): ClockRuns {
  return runs[name] ? runs : { ...runs, [name]: { startedOn, limit, pauses: [] } };
}

/** Ends clocks that still run. */
export function endClocks(runs: ClockRuns, names: readonly ClockName[], at: number): ClockRuns {
  return names.reduce((all, name) => {
    const run = all[name];
    return run && run.endedAt === undefined ? { ...all, [name]: { ...run, endedAt: at } } : all;
  }, runs);
}
