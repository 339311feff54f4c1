import type { FoundItem, KioskMode, KioskScreen, TakenNumber } from '../kiosk-model.ts';

/** What a kiosk remembers of the person before it: nothing after a wipe. */
export interface KioskState {
  readonly mode: KioskMode;
  readonly screen: KioskScreen;
  readonly reading: boolean;
  /** The row that was read aloud: a second touch chooses it. */
  readonly readRow?: string | undefined;
  readonly helping: boolean;
  /** Nobody has touched it since the last wipe. */
  readonly pristine: boolean;
}

export const untouched: KioskState = {
  mode: 'normal',
  screen: { kind: 'home', page: 0 },
  reading: false,
  helping: false,
  pristine: true,
};

export type KioskEvent =
  | { readonly kind: 'touched' }
  | { readonly kind: 'wiped' }
  | { readonly kind: 'mode'; readonly mode: KioskMode }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read-row'; readonly row: string }
  | { readonly kind: 'help'; readonly open: boolean }
  | { readonly kind: 'show'; readonly screen: KioskScreen }
  | { readonly kind: 'turn-page' }
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'found'; readonly text: string; readonly found: readonly FoundItem[] }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'taken'; readonly taken: TakenNumber; readonly again: boolean };

/** The next state of the kiosk. Pages are replaced at once; a wipe keeps nothing. */
export function nextKiosk(state: KioskState, event: KioskEvent): KioskState {
  switch (event.kind) {
    case 'touched':
      return state.pristine ? { ...state, pristine: false } : state;
    case 'wiped':
      return untouched;
    case 'mode':
      return { ...state, mode: event.mode, screen: { kind: 'home', page: 0 }, readRow: undefined };
    case 'reading':
      return { ...state, reading: !state.reading, readRow: undefined };
    case 'read-row':
      return { ...state, readRow: event.row };
    case 'help':
      return { ...state, helping: event.open };
    case 'show':
      return { ...state, screen: event.screen, readRow: undefined };
    default:
      return { ...state, screen: nextScreen(state.screen, event), readRow: undefined };
  }
}

type ScreenEvent = Extract<KioskEvent, { kind: 'turn-page' | 'typed' | 'found' | 'unsure' | 'taken' }>;

function nextScreen(screen: KioskScreen, event: ScreenEvent): KioskScreen {
  switch (event.kind) {
    case 'turn-page':
      return screen.kind === 'home' ? { kind: 'home', page: screen.page + 1 } : screen;
    case 'typed':
      return { kind: 'find', text: event.text, found: undefined };
    case 'found':
      return screen.kind === 'find' && screen.text === event.text ? { ...screen, found: event.found } : screen;
    case 'unsure':
      return screen.kind === 'asking' ? { kind: 'asking', unsure: true } : screen;
    case 'taken':
      return { kind: 'number', taken: event.taken, again: event.again, secondsLeft: 0 };
  }
}
