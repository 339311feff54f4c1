import type { CityView, PublicCaseView } from '@yimen/contracts';
import type { PageAddress } from '../../shared/public/page-address.ts';

/** Why a case was not shown. Wrong number and wrong code are one answer. */
export type CaseFault = 'notFound' | 'checkDigit' | 'locked' | 'busy' | 'away';

export interface CaseAsk {
  readonly address: PageAddress;
  readonly city: CityView | undefined;
  /** What was typed; the code is never given back. */
  readonly number: string;
  readonly fault: CaseFault | undefined;
}

export interface CaseModel {
  readonly address: PageAddress;
  readonly city: CityView | undefined;
  readonly view: PublicCaseView;
  /** Stays on the page for its documents: in a form that is posted, never in an address. */
  readonly code: string;
  readonly now: number;
  readonly timeZone: string;
}

type Clock = PublicCaseView['clocks'][number];

/** The clock that the resident waits for: acceptance before it is accepted, then the promise, then the hand-over. */
export function leadingClock({ clocks }: Pick<PublicCaseView, 'clocks'>): Clock | undefined {
  const live = clocks.filter(({ state }) => state !== 'ended');
  return (['delivery', 'promised', 'acceptance', 'statutory'] as const)
    .map((name) => live.find(({ clock }) => clock === name))
    .find(Boolean);
}

/** Clocks that are drawn, the law's last; a limit of no days is none. */
export function shownClocks({ clocks }: Pick<PublicCaseView, 'clocks'>): readonly Clock[] {
  const order = ['acceptance', 'promised', 'delivery', 'statutory'];
  return clocks
    .filter(({ state, limit }) => state !== 'ended' && limit.n > 0)
    .toSorted((a, b) => order.indexOf(a.clock) - order.indexOf(b.clock));
}

/** Full days used: `remaining` counts today. */
export function usedDays({ limit, remaining, light }: Clock): number {
  if (remaining === undefined) return light === 'red' ? limit.n : 0;
  return Math.max(0, limit.n - remaining);
}
