import type { Name } from '../hall/hall-model.ts';

export type KioskMode = 'normal' | 'elder' | 'low';

export interface KioskService {
  readonly id: string;
  readonly letter: string;
  readonly name: Name;
  /** For rows with little room and for 其他. */
  readonly short: Name;
  /** What belongs to it, two or three things. */
  readonly examples: Name;
  readonly people: number;
  readonly range?: { readonly lowMin: number; readonly highMin: number } | undefined;
  /** Numbers left, from the warning mark on. */
  readonly left?: number | undefined;
  /** Code of the refusal that taking a number would meet now. */
  readonly closedBecause?: string | undefined;
  readonly identityRequired: boolean;
}

/** A number that was just taken, or taken here before. */
export interface TakenNumber {
  readonly ticket: string;
  readonly number: string;
  readonly token: string;
  readonly service: Name;
  readonly item?: Name | undefined;
  readonly ahead: number;
  readonly range?: { readonly lowMin: number; readonly highMin: number } | undefined;
  readonly window?: string | undefined;
}

export type PrinterState = 'ok' | 'paper-low' | 'paper-out' | 'offline' | 'none';

/** A slip to print or to show: its id is ticket and copy, so that a repeated job prints once. */
export interface SlipJob {
  readonly id: string;
  readonly url: string;
}

export interface FoundItem {
  readonly item: string;
  readonly name: Name;
  readonly service: string;
}

/** What stands on the screen. Everything a person chose is in here, so that one step back to `home` wipes it. */
export type KioskScreen =
  | { readonly kind: 'home'; readonly page: number }
  | { readonly kind: 'find'; readonly text: string; readonly found: readonly FoundItem[] | undefined }
  | { readonly kind: 'missed' }
  | { readonly kind: 'reprint' }
  | { readonly kind: 'identity'; readonly service: string; readonly item?: FoundItem | undefined }
  | { readonly kind: 'asking'; readonly unsure: boolean }
  | { readonly kind: 'number'; readonly taken: TakenNumber; readonly secondsLeft: number; readonly again: boolean }
  | {
      readonly kind: 'said';
      readonly title: string;
      readonly text?: string | undefined;
      readonly number?: string | undefined;
      readonly slip?: { readonly taken: TakenNumber; readonly copy: number } | undefined;
    };

/** Everything that a kiosk draws. */
export interface KioskModel {
  readonly centre: Name;
  readonly now: number;
  readonly timeZone: string;
  readonly mode: KioskMode;
  /** open; stopped: no more numbers today; closed: outside the hours; away: nothing is known. */
  readonly hall: 'open' | 'stopped' | 'closed' | 'away';
  readonly hours: string;
  /** In the order of use: the first ones fill the first page. */
  readonly services: readonly KioskService[];
  readonly missed: readonly string[];
  readonly recent: readonly TakenNumber[];
  readonly printer: PrinterState;
  readonly screen: KioskScreen;
  readonly reading: boolean;
  /** Help was asked for. */
  readonly helping: boolean;
  /** Seconds until the screen is wiped, once it warns. */
  readonly warning?: number | undefined;
  readonly ticketUrl: (token: string) => string;
  readonly slipOf: (taken: TakenNumber, copy: number) => SlipJob;
  /** The demo has no card reader: a button stands in for it. */
  readonly simulatedReader: boolean;
}

/** What a person can do. */
export type KioskAct =
  | { readonly kind: 'choose'; readonly service: string }
  | { readonly kind: 'choose-item'; readonly found: FoundItem }
  | { readonly kind: 'turn-page' }
  | { readonly kind: 'open'; readonly screen: 'find' | 'missed' | 'reprint' }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'card' }
  | { readonly kind: 'return'; readonly number: string }
  | { readonly kind: 'print-again'; readonly ticket: string }
  | { readonly kind: 'home' }
  | { readonly kind: 'stay' }
  | { readonly kind: 'aid'; readonly aid: string };
