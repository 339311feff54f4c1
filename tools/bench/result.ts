import type { ResultRow } from '../result/result.ts';
import type { Comparison } from './rounds.ts';

export function comparisonRows(row: string, comparisons: readonly Comparison[], goals: Readonly<Record<string, number>>): ResultRow[] {
  return comparisons.map((one) => {
    const id = `${row}/${one.figure}`;
    const goal = goals[id];
    const { ratio: value, spread, aa, ours, floor, rounds } = one;
    return { id, value, unit: '× floor', rounds, spread, aa, ours, floor, ...(goal === undefined ? {} : { goal, met: value <= goal }) };
  });
}

/** One line for a terminal. */
export function printRow({ id, value, unit, spread, aa, ours, floor, goal }: ResultRow): string {
  if (unit !== '× floor' || !spread || !aa) return `${id.padEnd(20)} ${value.toFixed(0)} ${unit}`;
  const figures = `${two(value)} (${two(spread[0])}–${two(spread[1])}) × floor`;
  const same = `A/A ${two(aa.ratio)} (${two(aa.spread[0])}–${two(aa.spread[1])})`;
  return `${id.padEnd(20)} ${figures}  ${same}  ${two(ours ?? NaN)} ms against ${two(floor ?? NaN)} ms${goal === undefined ? '' : `  goal ${goal}`}`;
}

function two(value: number): string {
  return value.toFixed(2);
}
