import type { Name, Trust } from '../hall/hall-model.ts';

export type WindowPhase = 'calling' | 'serving' | 'paused' | 'closed' | 'idle' | 'rate';

/** Everything that the display above a window draws. */
export interface WindowModel {
  /** Label, `3`. */
  readonly window: string;
  readonly phase: WindowPhase;
  readonly number?: string | undefined;
  readonly trust: Trust;
  readonly timeZone: string;
  /** Rises with each call and recall of this window. */
  readonly flash: number;
  /** Services of the window, shown while idle. */
  readonly services: readonly Name[];
  /** Why it is paused. */
  readonly reason?: 'break' | 'meeting' | 'system' | 'other' | undefined;
  /** An open window with the same service, for those in a hurry. */
  readonly elsewhere?: string | undefined;
}
