import type { ReactNode } from 'react';
import { English } from './english.tsx';

/** fresh: just called, flashes; steady: stands; stale: truth older than 5 s, lamp out; listen: older than 30 s; off: nothing is now. */
export type WallState = 'fresh' | 'steady' | 'stale' | 'listen' | 'off';

interface WallProps {
  readonly state: WallState;
  /** Own number: assertive, else polite. */
  readonly live?: 'polite' | 'assertive' | 'off';
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The lit plane with a number and a door in it. The lamp is on only while the truth is new. */
export function Wall({ state, live = 'polite', label, className = '', children }: WallProps) {
  return (
    <section className={`ym-wall ${className}`} data-state={state} aria-live={live} aria-label={label}>
      {children}
    </section>
  );
}

interface DoorProps {
  /** The window's label, e.g. `3`. */
  readonly figure: string;
  /** `号窗口`. */
  readonly word: string;
  readonly english?: string;
  readonly className?: string;
}

/** The opening that reaches the floor: where to go. */
export function Door({ figure, word, english, className = '' }: DoorProps) {
  return (
    <div className={`ym-door ${className}`}>
      <p className="fig" data-signs={figure.length}>
        {figure}
      </p>
      <p className="word">
        {word}
        {english && <English>{english}</English>}
      </p>
    </div>
  );
}
