import { distanceText, rangeFigures } from '@yimen/ui/format';
import type { TextOf, UiLanguage } from '@yimen/ui/strings';
import { isQuiet } from './near.ts';
import type { Near, NearRow } from './near.ts';
import type { NearKey } from './near-texts.ts';

export interface Say {
  readonly t: TextOf<NearKey>;
  readonly language: UiLanguage;
}

/** A row as it is read: what stands in its four corners. */
export interface NearLine {
  readonly code: string;
  readonly name: string;
  readonly wait: string;
  readonly note: string;
  readonly people: string;
  /** The one to go to: its wait is bold. */
  readonly best: boolean;
}

export function nameOf(names: { readonly zh: string; readonly en: string }, language: UiLanguage): string {
  return language === 'en' ? names.en : names.zh;
}

/** Rows in words. The same on the server and in the script that keeps them fresh. */
export function nearLines({ rows, best }: Near, { t, language }: Say): NearLine[] {
  return rows.map((row) => ({
    code: row.centre.code,
    name: nameOf(row.centre.names, language),
    wait: waitText(row, t),
    note: noteOf(row, rows[0], t),
    people: row.busy.kind === 'open' ? t('people', { count: row.busy.waiting }) : '',
    best: row.centre.code === best?.centre.code,
  }));
}

export function waitText(row: NearRow, t: Say['t']): string {
  if (isQuiet(row)) return t('wait', { range: rangeFigures(row.busy.range) });
  if (row.busy.kind === 'open') return t('noWindow');
  return row.busy.kind === 'closed' ? t('closed') : t('unknown');
}

/** Distance; for a row that is further and quicker, what that saves. Without a position the open windows. */
function noteOf(row: NearRow, first: NearRow | undefined, t: Say['t']): string {
  if (row.metres === undefined) return row.busy.kind === 'open' ? t('windows', { count: row.busy.windowsOpen }) : '';
  const distance = distanceText(row.metres);
  if (!first || first === row || !isQuiet(first) || !isQuiet(row)) return distance;
  const less = Math.round((first.busy.range.lowMin + first.busy.range.highMin - row.busy.range.lowMin - row.busy.range.highMin) / 2);
  const more = row.metres - (first.metres ?? 0);
  return less >= 3 && more >= 100 ? t('further', { distance, more: distanceText(more), less }) : distance;
}
