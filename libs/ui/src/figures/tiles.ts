import type { MinuteRange } from '../format/figures.ts';

/** Bounds of the load ramp, minutes of the range's high end (language.md section 10). */
export const loadBounds = [8, 14, 20, 30] as const;

/** Step 0–4 of the ramp; `none` where no window is open, so that nothing is claimed. */
export function loadStep(range: MinuteRange | undefined): number | 'none' {
  if (!range) return 'none';
  const step = loadBounds.findIndex((bound) => range.highMin <= bound);
  return step < 0 ? loadBounds.length : step;
}

interface Placed {
  readonly id: string;
  readonly row: number;
  readonly column: number;
}

const moves: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The nearest tile in the direction of an arrow key; gaps of the map are jumped over. */
export function nextTile<T extends Placed>(tiles: readonly T[], from: string, key: string): T | undefined {
  const move = moves[key];
  const here = tiles.find((tile) => tile.id === from);
  if (!move || !here) return undefined;
  const [down, right] = move;
  const distance = (tile: T) => {
    const rows = tile.row - here.row;
    const columns = tile.column - here.column;
    const along = rows * down + columns * right;
    return along > 0 ? along + 3 * Math.abs(down === 0 ? rows : columns) : Infinity;
  };
  const reachable = tiles.filter((tile) => distance(tile) < Infinity);
  return reachable.toSorted((a, b) => distance(a) - distance(b))[0];
}
