import { axisOf } from './range-axis.ts';

interface RangeBarProps {
  /** Moments, ms. */
  readonly now: number;
  readonly low: number;
  readonly high: number;
  /** `现在 10:50`. */
  readonly nowText: string;
  /** Clock time of a moment, for the end of the axis. */
  readonly clock: (at: number) => string;
  readonly stale?: boolean;
}

/** A block on an axis that starts at now. Figures and the sentence stand beside it, so readers skip it. Drawn without inline styles. */
export function RangeBar({ now, low, high, nowText, clock, stale = false }: RangeBarProps) {
  const axis = axisOf(now, low, high);
  return (
    <div className="ym-range" aria-hidden="true" data-stale={stale || undefined}>
      <svg width="100%" height="20" preserveAspectRatio="none">
        <rect className="axis" x="0" y="9" width="100%" height="2" />
        <rect className="tick" x="0" y="2" width="2" height="16" />
        <rect className="block" x={percent(axis.from)} y="0" width={percent(axis.until - axis.from)} height="20" />
      </svg>
      <p>
        <span>{nowText}</span>
        <span>{clock(axis.to)}</span>
      </p>
    </div>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
