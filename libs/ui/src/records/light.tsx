import { useText } from '../strings/use-text.ts';
import { words } from '../strings/words.ts';

/** The five lights of a date: always shape + word + colour. Lamp yellow is not one of them. */
export type LightState = 'on' | 'soon' | 'overdue' | 'paused' | 'unknown';

const shapes: Record<LightState, string> = {
  on: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
  soon: 'M8 1.5 15.5 15H.5z',
  overdue: 'M2 2h12v12H2z',
  paused: 'M3 2h4v12H3zM9 2h4v12H9z',
  unknown: 'M5 6a3 3 0 1 1 4.2 2.8c-.9.4-1.2.8-1.2 1.8M8 12.4v2',
};

interface LightProps {
  readonly state: LightState;
  /** Says more than the bare word: `38 分，超过上限`. */
  readonly text?: string;
}

/** A light in front of its word. */
export function Light({ state, text }: LightProps) {
  const t = useText(words);
  const own = { on: t('on'), soon: t('soon'), overdue: t('overdue'), paused: t('paused'), unknown: t('noDate') };
  return (
    <span className="ym-light" data-state={state}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={shapes[state]}
          {...(state === 'unknown' ? { fill: 'none', stroke: 'currentColor', strokeWidth: 2 } : { fill: 'currentColor' })}
        />
      </svg>
      {text ?? own[state]}
    </span>
  );
}
