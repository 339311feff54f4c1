/** Bars that are drawn at most; above it the rest is a figure. */
export const lineMax = 12;

interface LineProps {
  /** People ahead of you. */
  readonly ahead: number;
  readonly stale?: boolean;
  /** Right of the line: how many windows are open. */
  readonly note?: string | undefined;
}

/** Door, then one bar a person, yours lit. A picture of the sentence above it, so hidden from readers. */
export function Line({ ahead, stale = false, note }: LineProps) {
  const bars = Math.min(ahead, lineMax);
  return (
    <div className="ym-line" data-stale={stale || undefined}>
      <svg viewBox={`0 0 ${widthOf(bars)} 44`} width={widthOf(bars)} height="44" aria-hidden="true">
        <path d="M0 0h34v44h-8V8H8v36H0z" fill="currentColor" />
        {Array.from({ length: bars }, (_, index) => (
          <rect key={index} className="other" x={43 + index * barStep(bars)} y="14" width={barWidth(bars)} height="30" />
        ))}
        <rect className="me" x={44 + bars * barStep(bars)} y="3" width="16" height="40" />
      </svg>
      {ahead > lineMax && <span className="fig rest">+{ahead - lineMax}</span>}
      {note !== undefined && <span className="note">{note}</span>}
    </div>
  );
}

// Twelve bars and a note must fit 342 px: bars move together when there are many.
function barStep(bars: number): number {
  return bars > 8 ? 15 : 21;
}

function barWidth(bars: number): number {
  return bars > 8 ? 9 : 12;
}

function widthOf(bars: number): number {
  return 44 + bars * barStep(bars) + 18;
}
