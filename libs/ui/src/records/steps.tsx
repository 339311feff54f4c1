import type { ReactNode } from 'react';

export interface Step {
  readonly id: string;
  readonly words: ReactNode;
  readonly state: 'done' | 'now' | 'next';
}

/** The row of steps under a lintel; the current one is lit. */
export function Steps({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  return (
    <ol className="ym-steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          {step.state === 'done' && (
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="m2 8 4 4 8-9" fill="none" stroke="currentColor" strokeWidth="2.4" />
            </svg>
          )}
          {step.words}
        </li>
      ))}
    </ol>
  );
}
