/** Bilingual name as the city pack gives it. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

export type HallLayout = 'board' | 'windows' | 'split' | 'overflow';

export interface CallRow {
  readonly number: string;
  readonly window: string;
}

export interface ServiceRow {
  readonly id: string;
  readonly prefix: string;
  readonly name: Name;
  readonly people: number;
  readonly range?: { readonly lowMin: number; readonly highMin: number } | undefined;
  /** Instead of a range: `10:55 起`, or that no window serves it now. */
  readonly note?: string | undefined;
}

export interface WindowRow {
  readonly window: string;
  readonly state: 'open' | 'paused' | 'closed';
  readonly number?: string | undefined;
  /** `13:00 开`, `暂停到 10:55`: when it is not open. */
  readonly note?: string | undefined;
  readonly services: string;
}

/** How far what is shown can be trusted, and since when it stands still. */
export interface Trust {
  readonly state: 'fresh' | 'stale' | 'listen';
  /** Time of the last truth, ms; absent before the first. */
  readonly since?: number | undefined;
}

/** Everything that a hall display draws. */
export interface HallModel {
  readonly layout: HallLayout;
  readonly centre: Name;
  readonly place: Name;
  readonly timeZone: string;
  readonly now: number;
  readonly trust: Trust;
  /** Rises with each call and recall: the wall flashes when it changes. 0 = nothing called since this page opened. */
  readonly flash: number;
  /** Newest first; the first stands on the wall. */
  readonly calls: readonly CallRow[];
  readonly services: readonly ServiceRow[];
  readonly windows: readonly WindowRow[];
  readonly next: readonly string[];
  readonly missed: readonly string[];
  readonly notices: readonly string[];
  /** `8:30–12:00、13:00–16:30`; empty = closed today. */
  readonly hours: string;
}
