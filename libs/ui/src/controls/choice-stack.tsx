import type { ReactNode } from 'react';
import { TouchButton } from './touch-button.tsx';

export interface StackRow {
  readonly id: string;
  readonly letter?: string | undefined;
  readonly name: ReactNode;
  /** Examples, smaller. */
  readonly what?: ReactNode;
  /** Right half: people and range, or why it is closed. */
  readonly side?: ReactNode;
  readonly closed?: boolean;
}

interface ChoiceStackProps {
  readonly label: string;
  readonly rows: readonly StackRow[];
  readonly onChoose: (id: string) => void;
}

/** The framed rows of a kiosk under a lintel. A closed row stays and can be asked: it answers with its reason. */
export function ChoiceStack({ label, rows, onChoose }: ChoiceStackProps) {
  return (
    <ul className="ym-stack" aria-label={label}>
      {rows.map((row) => (
        <li key={row.id}>
          <TouchButton onPress={() => onChoose(row.id)} data-closed={row.closed || undefined} data-row={row.id}>
            <span className="letter fig">{row.letter}</span>
            <span className="text">
              <span className="name">{row.name}</span>
              {row.what !== undefined && <span className="what">{row.what}</span>}
            </span>
            <span className="side">{row.side}</span>
          </TouchButton>
        </li>
      ))}
    </ul>
  );
}
