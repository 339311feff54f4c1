import type { KioskMode, KioskScreen } from '../kiosk-model.ts';

/** When a screen that somebody left is wiped, ms without a touch (spec/queue.md 9; elder: no time-out under 60 s). */
export interface IdleLimits {
  readonly warnMs: number;
  readonly wipeMs: number;
}

const usual: IdleLimits = { warnMs: 15_000, wipeMs: 20_000 };
const elder: IdleLimits = { warnMs: 55_000, wipeMs: 60_000 };
/** The number stands for eight seconds; there is nothing to warn of, it is on paper and phone. */
const result: IdleLimits = { warnMs: Infinity, wipeMs: 8_000 };
const elderResult: IdleLimits = { warnMs: Infinity, wipeMs: 60_000 };

export function idleLimits(mode: KioskMode, screen: KioskScreen['kind']): IdleLimits {
  if (screen === 'number') return mode === 'elder' ? elderResult : result;
  return mode === 'elder' ? elder : usual;
}

export type IdleVerdict = { readonly kind: 'stay' } | { readonly kind: 'warn'; readonly seconds: number } | { readonly kind: 'wipe' };

/** What to do after so long without a touch. A press that is under way is never wiped, nor is a screen that nobody has touched. */
export function idleVerdict(situation: { mode: KioskMode; screen: KioskScreen['kind']; pristine: boolean; idleMs: number }): IdleVerdict {
  const { mode, screen, pristine, idleMs } = situation;
  if (pristine || screen === 'asking') return { kind: 'stay' };
  const { warnMs, wipeMs } = idleLimits(mode, screen);
  if (idleMs >= wipeMs) return { kind: 'wipe' };
  return idleMs >= warnMs ? { kind: 'warn', seconds: Math.ceil((wipeMs - idleMs) / 1000) } : { kind: 'stay' };
}

/** Seconds that the result still stands. */
export function resultSeconds(mode: KioskMode, idleMs: number): number {
  return Math.max(0, Math.ceil((idleLimits(mode, 'number').wipeMs - idleMs) / 1000));
}
