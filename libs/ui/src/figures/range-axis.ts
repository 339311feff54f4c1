export interface Axis {
  /** End of the axis, ms. */
  readonly to: number;
  /** Shares of the axis, 0 to 1. */
  readonly from: number;
  readonly until: number;
}

const minute = 60_000;

/** An axis that starts now and ends on a full five minutes after the range, so that the block is never squeezed to the edge. */
export function axisOf(now: number, low: number, high: number): Axis {
  const wanted = Math.max((high - now) * 1.45, 15 * minute);
  const step = wanted > 60 * minute ? 15 * minute : 5 * minute;
  const to = Math.ceil((now + wanted) / step) * step;
  const share = (at: number) => Math.min(1, Math.max(0, (at - now) / (to - now)));
  return { to, from: share(low), until: share(high) };
}
