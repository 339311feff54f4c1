import type { ReactNode } from 'react';

interface FigureProps {
  /** Absent = unknown: an em dash, never an old or invented figure. */
  readonly value?: string | number | undefined;
  readonly unit?: ReactNode;
  /** What a reader hears instead of the dash. */
  readonly unknownText?: string;
  readonly stale?: boolean;
  /** Signs for which room is kept, so that nothing moves when 9 becomes 10. */
  readonly signs?: 1 | 2 | 3 | 4 | 5;
  readonly className?: string;
}

/** A figure that stands alone, with its unit. */
export function Figure({ value, unit, unknownText, stale = false, signs, className = '' }: FigureProps) {
  return (
    <span className={`ym-figure ${className}`} data-stale={stale || undefined} data-keep={signs}>
      {value === undefined ? (
        <span className="fig" aria-label={unknownText}>
          —
        </span>
      ) : (
        <span className="fig">{value}</span>
      )}
      {unit !== undefined && <small>{unit}</small>}
    </span>
  );
}
