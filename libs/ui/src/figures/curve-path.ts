export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A smooth path through points that never overshoots them (monotone cubic, Fritsch and Carlson 1980): a curve of people
 * must not dip below zero or above its peak only because it is drawn round.
 */
export function smoothPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const slopes = slopesOf(points);
  let path = `M${round(first.x)} ${round(first.y)}`;
  rest.forEach((to, index) => {
    const from = points[index] ?? first;
    const third = (to.x - from.x) / 3;
    const a = { x: from.x + third, y: from.y + third * (slopes[index] ?? 0) };
    const b = { x: to.x - third, y: to.y - third * (slopes[index + 1] ?? 0) };
    path += `C${round(a.x)} ${round(a.y)} ${round(b.x)} ${round(b.y)} ${round(to.x)} ${round(to.y)}`;
  });
  return path;
}

function slopesOf(points: readonly Point[]): number[] {
  const steps = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return (to.y - from.y) / (to.x - from.x || 1);
  });
  return points.map((_, index) => {
    const before = steps[index - 1];
    const after = steps[index];
    if (before === undefined) return after ?? 0;
    if (after === undefined) return before;
    if (before * after <= 0) return 0;
    return (2 * before * after) / (before + after);
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
