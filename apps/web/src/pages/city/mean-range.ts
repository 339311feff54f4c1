import type { HallBusy, Minutes } from '../../shared/load/hall-busy.ts';

/**
 * Wait of an area: the mean over its halls, each by the people who wait there, so that a quiet hall does not hide a full one. Where nobody
 * waits, the plain mean. Low ends are rounded down, high ends up.
 */
export function meanOf(halls: readonly HallBusy[]): Minutes | undefined {
  const known = halls.flatMap((busy) => (busy.kind === 'open' && busy.range ? [{ people: busy.waiting, ...busy.range }] : []));
  if (known.length === 0) return undefined;
  const everyone = known.reduce((sum, { people }) => sum + people, 0);
  const share = (people: number) => (everyone === 0 ? 1 / known.length : people / everyone);
  const low = known.reduce((sum, { lowMin, people }) => sum + lowMin * share(people), 0);
  const high = known.reduce((sum, { highMin, people }) => sum + highMin * share(people), 0);
  return { lowMin: Math.floor(low + rounding), highMin: Math.ceil(high - rounding) };
}

/** Sums of shares miss whole minutes by the last bit. */
const rounding = 1e-9;
