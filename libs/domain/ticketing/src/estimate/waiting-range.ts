import { aheadOf, newcomer } from '../order/ahead.ts';
import type { InLine } from '../order/eligible.ts';
import { findService, windowsServing } from '../state/lookup.ts';
import type { HallState } from '../wire/state.ts';
import type { Range } from '../wire/values.ts';

/** Quantiles of the standard normal distribution: 25th and 90th percentile. */
const z25 = -0.6745;
const z90 = 1.2816;

/**
 * Waiting range by queue length (QL of spec/queue.md section 10): with n people ahead, s windows and mean service time m the wait has
 * mean (n + 1) m / s and, for exponential service, spread √(n + 1) m / s. Undefined while no open window serves the ticket.
 */
export function waitingRange(state: HallState, ticket: InLine, ahead: readonly InLine[] = aheadOf(state, ticket)): Range | undefined {
  const serving = windowsServing(state, ticket.service);
  if (serving.length === 0) return undefined;
  const free = serving.filter((window) => window.current === undefined).length;
  if (ahead.length < free) return { lowMin: 0, highMin: 2 };
  const sums = [...ahead, ticket].map((each) => findService(state, each.service)?.meanSec ?? 0);
  const meanMin = sums.reduce((sum, seconds) => sum + seconds, 0) / 60 / serving.length;
  const spreadMin = meanMin / Math.sqrt(sums.length);
  return shown(meanMin + z25 * spreadMin, meanMin + z90 * spreadMin);
}

/** The range for somebody who would take a number of a service now. */
export function newcomersRange(state: HallState, service: string): Range | undefined {
  return waitingRange(state, newcomer(state, service));
}

/** Low rounded down, high rounded up, whole minutes, above 30 in fives, at least 2 wide. */
export function shown(low: number, high: number): Range {
  const lowMin = Math.max(0, low > 30 ? Math.floor(low / 5) * 5 : Math.floor(low));
  const highMin = high > 30 ? Math.ceil(high / 5) * 5 : Math.ceil(high);
  return { lowMin, highMin: Math.max(highMin, lowMin + 2) };
}
