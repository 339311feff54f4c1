import type { ReactNode } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { useText } from '../strings/use-text.ts';
import { words } from '../strings/words.ts';

export interface QueueRow {
  readonly id: string;
  /** What type-to-find looks at: the number. */
  readonly number: string;
  readonly text: ReactNode;
  readonly side?: ReactNode;
  /** Somebody else has it now: it stays until the list moves on. */
  readonly taken?: string;
}

interface QueueTableProps {
  readonly label: string;
  readonly state: 'loading' | 'ready' | 'stale';
  readonly rows: readonly QueueRow[];
  /** Sentence for an empty list: `现在没有人在等 C 类`. */
  readonly empty: string;
  readonly rowHeight?: number;
  readonly onOpen?: (id: string) => void;
}

/** A long list that draws only what is seen. ↑ ↓ move, Enter opens, typing a number finds it. */
export function QueueTable({ label, state, rows, empty, rowHeight = 38, onOpen }: QueueTableProps) {
  const t = useText(words);
  if (state === 'loading') return <Skeleton rows={6} label={t('loading')} />;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
      <GridList
        className="ym-queue"
        aria-label={label}
        data-stale={state === 'stale' || undefined}
        items={rows}
        disabledKeys={rows.filter((row) => row.taken !== undefined).map((row) => row.id)}
        renderEmptyState={() => <p className="empty">{empty}</p>}
        {...(onOpen ? { onAction: (key) => onOpen(String(key)) } : {})}
      >
        {(row) => (
          <GridListItem id={row.id} textValue={row.number} data-taken={row.taken !== undefined || undefined}>
            <span className="fig">{row.number}</span>
            <span>{row.taken ?? row.text}</span>
            <span className="side">{row.side}</span>
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
}

/** Hairlines and grey bars where rows will be: for at most one second, then words. */
export function Skeleton({ rows, label }: { readonly rows: number; readonly label: string }) {
  return (
    <div className="ym-skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}
