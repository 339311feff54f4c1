import type { ReactNode } from 'react';
import { TouchButton } from './touch-button.tsx';

export interface Aid {
  readonly id: string;
  /** Letter (大, En) or one of the icons of language.md section 7. */
  readonly sign: ReactNode;
  readonly word: ReactNode;
  /** A switch says its state; a plain aid leaves it out. */
  readonly pressed?: boolean | undefined;
  /** Help by a human: filled. */
  readonly help?: boolean;
  readonly keys?: string;
}

interface AidBarProps {
  readonly label: string;
  readonly aids: readonly Aid[];
  readonly onPress: (id: string) => void;
}

/** The dark bar at the floor of a kiosk: last in the Tab order, F1 calls for help. */
export function AidBar({ label, aids, onPress }: AidBarProps) {
  return (
    <section className="ym-aids" aria-label={label}>
      {aids.map((aid) => (
        <TouchButton
          key={aid.id}
          onPress={() => onPress(aid.id)}
          aria-pressed={aid.pressed}
          aria-keyshortcuts={aid.keys}
          data-help={aid.help || undefined}
        >
          <span className="sign">{aid.sign}</span>
          <span>{aid.word}</span>
        </TouchButton>
      ))}
    </section>
  );
}
