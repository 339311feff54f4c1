import type { ReactNode } from 'react';
import { useText } from '../strings/use-text.ts';
import { words } from '../strings/words.ts';
import { Light } from './light.tsx';
import type { LightState } from './light.tsx';

interface ClockProps {
  /** `承诺 8 天，用了 2 天`. */
  readonly title: ReactNode;
  /** Working days that the promise or the law gives. */
  readonly total: number;
  /** Full days used; the day after them is today while the clock runs. */
  readonly used: number;
  /** Key date, `12 月 1 日`. */
  readonly due?: ReactNode;
  readonly state: LightState;
  /** The law's clock beneath the promise: thinner, softer. */
  readonly thin?: boolean;
}

/** Working days as cells: used = ink, today = lamp, paused = blue frame. */
export function Clock({ title, total, used, due, state, thin = false }: ClockProps) {
  const t = useText(words);
  const over = Math.max(0, used - total);
  const runs = state === 'on' || state === 'soon';
  const spoken = [
    t('daysOf', { total, used: Math.min(used, total) }),
    runs && used < total ? t('daysToday', { day: used + 1 }) : '',
    over > 0 ? t('daysOver', { over }) : '',
  ].join('');
  return (
    <div className="ym-clock" data-state={state} data-thin={thin || undefined}>
      <span className="title">{title}</span>
      {due !== undefined && <b>{due}</b>}
      <span className="cells" role="img" aria-label={spoken}>
        {cellsOf(total, used, runs).map((cell, index) => (
          <i key={index} data-cell={cell} />
        ))}
      </span>
      {state !== 'on' && !thin && <Light state={state} />}
    </div>
  );
}

/** One cell a working day. */
export function cellsOf(total: number, used: number, runs: boolean): ('used' | 'today' | 'left')[] {
  return Array.from({ length: total }, (_, day) => {
    if (day < used) return 'used';
    return day === used && runs ? 'today' : 'left';
  });
}
