import type { UiLanguage } from '../strings/table.ts';

/** What is said of a call (spec/queue.md 11). `directed` sends a person on to the next matter. */
export type PhraseKind = 'call' | 'recall' | 'directed' | 'short';

export interface Spoken {
  readonly kind: PhraseKind;
  /** `A047`. */
  readonly number: string;
  /** `3`. */
  readonly window: string;
}

/** Names of clips in the order in which they are played. A clip that is missing makes the whole phrase fall back to the chime. */
export function clipsOf(spoken: Spoken, language: UiLanguage): string[] {
  const number = signClips(spoken.number);
  const window = windowClips(spoken.window);
  return language === 'en' ? englishClips(spoken.kind, number, window) : chineseClips(spoken.kind, number, window);
}

function chineseClips(kind: PhraseKind, number: string[], window: string[]): string[] {
  const rows: Record<PhraseKind, string[]> = {
    call: ['qing', ...number, 'hao-dao', ...window, 'hao-chuangkou-banli'],
    recall: ['zaici-hujiao', 'qing', ...number, 'hao-dao', ...window, 'hao-chuangkou-banli'],
    directed: ['qing', ...number, 'hao-jixu-dao', ...window, 'hao-chuangkou-xiayishi'],
    short: [...number, 'hao', ...window, 'hao-chuangkou'],
  };
  return rows[kind];
}

function englishClips(kind: PhraseKind, number: string[], window: string[]): string[] {
  const rows: Record<PhraseKind, string[]> = {
    call: ['number', ...number, 'please-go-to-window', ...window],
    recall: ['second-call-number', ...number, 'window', ...window],
    directed: ['number', ...number, 'please-continue-at-window', ...window],
    short: [...number, 'window', ...window],
  };
  return rows[kind];
}

/** Windows 1 to 60 have a clip each (一, 十二); any other label is spelt sign by sign. */
function windowClips(label: string): string[] {
  const value = /^[0-9]{1,2}$/.test(label) ? Number(label) : NaN;
  if (value >= 1 && value <= windowMax) return [`w${value}`];
  return signClips(label);
}

/** One clip a sign: numbers and labels are ASCII letters and digits. */
function signClips(label: string): string[] {
  return label.split('').map((sign) => (/[0-9]/.test(sign) ? `d${sign}` : sign.toUpperCase()));
}

/** Highest window with a clip of its own. */
export const windowMax = 60;

/** The same sentence as text, for a browser voice and for a text line (strings `voice`). Digits are spaced so that they are read one by one. */
export function spelt(number: string): string {
  return number.split('').join(' ');
}
