import type { ReactNode } from 'react';
import { useText } from '../strings/use-text.ts';
import { words } from '../strings/words.ts';

export type VerdictState = 'valid' | 'invalid' | 'suspended' | 'unknown';

const shapes: Record<VerdictState, ReactNode> = {
  valid: (
    <>
      <circle cx="24" cy="24" r="22" fill="currentColor" />
      <path d="m12 24 8 8.500 16-17" fill="none" stroke="var(--plane)" strokeWidth="5" />
    </>
  ),
  invalid: (
    <>
      <path d="M4 4h40v40H4z" fill="currentColor" />
      <path d="m14 14 20 20M34 14 14 34" stroke="var(--plane)" strokeWidth="5" />
    </>
  ),
  suspended: <path d="M9 6h11v36H9zM28 6h11v36H28z" fill="currentColor" />,
  unknown: (
    <>
      <circle cx="24" cy="24" r="20.500" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray="5 4" />
      <path d="M17 19a7 7 0 1 1 9.800 6.400C24.700 26.400 24 27.400 24 30M24 34v4" fill="none" stroke="currentColor" strokeWidth="4" />
    </>
  ),
};

interface VerdictProps {
  readonly state: VerdictState;
  /** `10:44:18`. A verdict without its moment is none. */
  readonly asOf: string;
  readonly text?: ReactNode;
}

/** Can it be relied on, as of when. A source that does not answer gives unknown, never valid. */
export function Verdict({ state, asOf, text }: VerdictProps) {
  const t = useText(words);
  const own = { valid: t('valid'), invalid: t('invalid'), suspended: t('suspended'), unknown: t('unknownVerdict') };
  return (
    <div className="ym-verdict" data-state={state} role="status">
      <svg viewBox="0 0 48 48" aria-hidden="true">
        {shapes[state]}
      </svg>
      <p>
        <b>{own[state]}</b>
        <small>{t('asOf', { time: asOf })}</small>
        {text !== undefined && <span>{text}</span>}
      </p>
    </div>
  );
}
