import { businessDay, readClock } from '@yimen/domain-calendar';
import type { Calendar, ClockReading } from '@yimen/domain-calendar';
import type { ClockName, ClockRun, ClockRuns } from './clock-run.ts';

/** A clock of a case as it stands on a day: state, deadline and light, computed and never stored. */
export interface CaseClock extends ClockReading {
  readonly clock: ClockName;
  readonly run: ClockRun;
  readonly state: 'running' | 'paused' | 'ended';
}

/** In the order in which they matter: what runs first is what the case waits for. */
const order: readonly ClockName[] = ['acceptance', 'promised', 'statutory', 'delivery'];

/**
 * Reads all clocks of a case. An ended clock is read on the day on which it ended: it stays red if it ended late.
 * @param calendar the city's, or the bureau's own
 * @param now milliseconds since the epoch
 */
export function readClocks(runs: ClockRuns, calendar: Calendar, now: number, timeZone: string): CaseClock[] {
  return order.flatMap((clock) => {
    const run = runs[clock];
    if (!run) return [];
    const reading = readClock(
      calendar,
      { start: run.startedOn, limit: run.limit, pauses: run.pauses },
      businessDay(run.endedAt ?? now, timeZone),
    );
    const state = run.endedAt !== undefined ? 'ended' : reading.light === 'blue' ? 'paused' : 'running';
    const light = state === 'ended' && reading.light === 'yellow' ? 'green' : reading.light;
    return [{ ...reading, light, clock, run, state }];
  });
}

/** The clock by which a case is due: the first that has not ended; the promised one before the statutory one. */
export function dueClock(clocks: readonly CaseClock[]): CaseClock | undefined {
  return clocks.find((clock) => clock.state !== 'ended');
}
