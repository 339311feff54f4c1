import type { UiLanguage } from '../strings/table.ts';

/** Minutes from and to, as the queue says them: never one false minute. */
export interface MinuteRange {
  readonly lowMin: number;
  readonly highMin: number;
}

const grouped = new Intl.NumberFormat('en');

/** `2,841`. */
export function countText(value: number): string {
  return grouped.format(value);
}

/** `15–25` with an en dash; one figure where both ends are the same. */
export function rangeFigures(range: MinuteRange): string {
  return range.lowMin === range.highMin ? String(range.lowMin) : `${range.lowMin}–${range.highMin}`;
}

/** `15–25 分` or `15–25 min`: for rows of figures. */
export function rangeText(range: MinuteRange, language: UiLanguage): string {
  return `${rangeFigures(range)} ${language === 'en' ? 'min' : '分'}`;
}

/** `约 15–25 分钟` or `15–25 min`: for a sentence. */
export function rangeSentence(range: MinuteRange, language: UiLanguage): string {
  return language === 'en' ? `${rangeFigures(range)} min` : `约 ${rangeFigures(range)} 分钟`;
}

/** Distance as people say it: `600 m`, `1.8 km`. */
export function distanceText(metres: number): string {
  if (metres < 1000) return `${Math.round(metres / 50) * 50} m`;
  return `${(metres / 1000).toFixed(1)} km`;
}

/** Names in a row: `居住证、居住登记` or `Permit, registration`. */
export function joinNames(names: readonly string[], language: UiLanguage): string {
  return names.join(language === 'en' ? ', ' : '、');
}
