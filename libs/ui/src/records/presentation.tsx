import type { ReactNode } from 'react';
import { QrCode } from '../figures/qr-code.tsx';

export type PresentationState = 'waiting' | 'agreed' | 'refused' | 'timed-out' | 'checked' | 'used';

interface PresentationProps {
  readonly state: PresentationState;
  /** What happened, in one sentence with its time: `居民同意，10:44:18`. */
  readonly sentence: ReactNode;
  /** What the phone scans while waiting. */
  readonly code?: string;
  readonly codeLabel?: string;
  /** Seconds until the code is void. */
  readonly secondsLeft?: ReactNode;
  readonly children?: ReactNode;
}

/** A credential being shown by phone: the code while we wait, then what came of it. P asks again. */
export function Presentation({ state, sentence, code, codeLabel = '', secondsLeft, children }: PresentationProps) {
  return (
    <section className="ym-presentation" data-state={state}>
      <p className="sentence" role="status">
        {(state === 'agreed' || state === 'checked') && (
          <svg viewBox="0 0 18 18" aria-hidden="true">
            <circle cx="9" cy="9" r="9" fill="currentColor" />
            <path d="m4.500 9 3 3.200 6-6.400" fill="none" stroke="var(--plane)" strokeWidth="2" />
          </svg>
        )}
        {sentence}
      </p>
      {state === 'waiting' && code !== undefined && <QrCode text={code} label={codeLabel} />}
      {state === 'waiting' && secondsLeft !== undefined && <p className="left">{secondsLeft}</p>}
      {children}
    </section>
  );
}
