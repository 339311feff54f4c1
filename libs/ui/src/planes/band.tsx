import type { ReactNode } from 'react';
import { English } from './english.tsx';
import { Warning } from './mark.tsx';

interface BandProps {
  readonly kind: 'stale' | 'offline' | 'read-only';
  readonly text: ReactNode;
  readonly english?: string;
  /** At most one button: take the window back, try now. */
  readonly action?: ReactNode;
}

/** Says that what is shown is not the newest truth. Never takes the focus, never moves the page. */
export function Band({ kind, text, english, action }: BandProps) {
  return (
    <div className="ym-band" role="status" data-kind={kind}>
      <b>
        <Warning />
        <span>{text}</span>
      </b>
      {english && <English className="en">{english}</English>}
      {action}
    </div>
  );
}
