import type { CentreView } from '@yimen/contracts';

/** Hours of a day as people read them; empty when it is closed, absent when nobody has said anything. */
export function hoursOf(today: CentreView['today']): string | undefined {
  if (today.kind === 'unsaid') return undefined;
  if (today.kind === 'closed') return '';
  const { opens, closes } = today;
  const parts = today.break ? [`${plain(opens)}–${today.break.from}`, `${today.break.to}–${closes}`] : [`${plain(opens)}–${closes}`];
  return parts.join('、');
}

function plain(clock: string): string {
  return clock.replace(/^0(?=\d)/, '');
}
