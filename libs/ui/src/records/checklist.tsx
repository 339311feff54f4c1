import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { MaterialMark } from './material-mark.tsx';
import type { MaterialState } from './material-mark.tsx';

export interface CheckLine {
  readonly id: string;
  readonly name: ReactNode;
  readonly state: MaterialState;
  /** Why it is so: the ground of a waiver, the date of a deferral, what did not answer. */
  readonly ground?: ReactNode;
  /** What can be done with it: links and buttons. */
  readonly actions?: ReactNode;
}

interface ChecklistProps {
  readonly label: string;
  readonly lines: readonly CheckLine[];
  /** The line being worked on: lamp 200. */
  readonly current?: string | undefined;
  readonly onMove?: (id: string) => void;
  /** S scan, C commit, R retry, 1–9 view: the page knows what they mean for a line. */
  readonly onKey?: (key: string, line: string) => void;
}

/** The papers of a case, waived ones struck through with their ground. ↑ ↓ move, letters act on the current line. */
export function Checklist({ label, lines, current, onMove, onKey }: ChecklistProps) {
  const list = useRef<HTMLUListElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    const at = lines.findIndex((line) => line.id === current);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const target = lines[at + step];
    if (step !== 0 && target) {
      event.preventDefault();
      onMove?.(target.id);
      list.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(target.id)}"]`)?.focus();
    } else if (step === 0 && current !== undefined && /^[a-z1-9]$/i.test(event.key) && !event.ctrlKey && !event.metaKey) {
      onKey?.(event.key.toUpperCase(), current);
    }
  }
  return (
    <ul className="ym-checklist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {lines.map((line) => (
        <Row key={line.id} line={line} current={line.id === current} />
      ))}
    </ul>
  );
}

function Row({ line, current }: { readonly line: CheckLine; readonly current: boolean }) {
  return (
    <li
      className="ym-checkline"
      data-state={line.state}
      data-line={line.id}
      aria-current={current || undefined}
      tabIndex={current ? 0 : -1}
    >
      <MaterialMark state={line.state} />
      <span className="what">
        {line.state === 'waived' ? <s>{line.name}</s> : <span>{line.name}</span>}
        {line.ground !== undefined && <small>{line.ground}</small>}
      </span>
      {line.actions !== undefined && <span className="do">{line.actions}</span>}
    </li>
  );
}
