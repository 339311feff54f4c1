import { smoothPath } from './curve-path.ts';
import type { Point } from './curve-path.ts';

export interface Series {
  readonly id: string;
  /** today: solid ink; last: dotted; future: thin; chosen: the future after the advice. */
  readonly kind: 'today' | 'last' | 'future' | 'chosen';
  /** Minutes of the day and people. */
  readonly points: readonly Point[];
  /** Name at its end. */
  readonly name?: string;
}

interface CurveProps {
  /** Sentence for readers: what the curve says. */
  readonly label: string;
  readonly series: readonly Series[];
  /** Marks under the axis: minute of the day and its words. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly now?: { readonly point: Point; readonly text: string };
  readonly width: number;
  readonly height: number;
  readonly stale?: boolean;
}

/** People over the day. Now is the lamp square. */
export function Curve({ label, series, ticks, now, width, height, stale = false }: CurveProps) {
  const place = placer(series, ticks, width, height);
  const nowAt = now ? place(now.point) : undefined;
  return (
    <svg className="ym-curve" viewBox={`0 0 ${width} ${height + 24}`} role="img" aria-label={label} data-stale={stale || undefined}>
      <path className="axis" d={`M0 ${height}H${width}`} />
      {series.map((line) => (
        <SeriesLine key={line.id} line={line} points={line.points.map(place)} width={width} />
      ))}
      {ticks.map((tick, index) => (
        <text key={tick.at} x={place({ x: tick.at, y: 0 }).x} y={height + 20} textAnchor={anchorOf(index, ticks.length)}>
          {tick.text}
        </text>
      ))}
      {now && nowAt && (
        <>
          <rect className="now" x={nowAt.x - 7} y={nowAt.y - 7} width="14" height="14" />
          <text className="strong" x={nowAt.x - 12} y={nowAt.y - 12} textAnchor="end">
            {now.text}
          </text>
        </>
      )}
    </svg>
  );
}

function SeriesLine({ line, points, width }: { readonly line: Series; readonly points: readonly Point[]; readonly width: number }) {
  const end = points.at(-1);
  const fits = end !== undefined && end.x < width - 80;
  return (
    <g data-kind={line.kind}>
      <path d={smoothPath(points)} />
      {line.name !== undefined && end && (
        <text x={fits ? end.x + 8 : end.x} y={fits ? end.y + 5 : end.y - 10} textAnchor={fits ? 'start' : 'end'}>
          {line.name}
        </text>
      )}
    </g>
  );
}

function placer(series: CurveProps['series'], ticks: CurveProps['ticks'], width: number, height: number) {
  const points = series.flatMap((line) => line.points);
  const xs = [...points.map((point) => point.x), ...ticks.map((tick) => tick.at)];
  const left = Math.min(...xs);
  const right = Math.max(...xs);
  const top = Math.max(1, ...points.map((point) => point.y));
  return (point: Point): Point => ({
    x: ((point.x - left) / (right - left || 1)) * width,
    y: height - 2 - (point.y / top) * (height - 24),
  });
}

function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start';
  return index === count - 1 ? 'end' : 'middle';
}
