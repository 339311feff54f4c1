import type { ReactNode } from 'react';

interface LintelProps {
  readonly level: 1 | 2 | 3;
  readonly title: ReactNode;
  /** Side note at the right, smaller: an as-of time, a count, a link. */
  readonly note?: ReactNode;
  readonly id?: string;
}

/** Section head under a heavy bar. */
export function Lintel({ level, title, note, id }: LintelProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="ym-lintel">
      <Heading id={id}>{title}</Heading>
      {note !== undefined && <span className="note">{note}</span>}
    </div>
  );
}
