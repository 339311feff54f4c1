import type { DatedLimit, Deadlines } from '@yimen/contracts';
import { dateText } from '@yimen/ui/format';
import type { UiLanguage } from '@yimen/ui/strings';
import type { TextOf } from '@yimen/ui/strings';
import type { caseTexts } from '../case-texts.ts';

type Key = keyof (typeof caseTexts)['rows'];

/** Both dates if it is handed in today, in one sentence. */
export function datesText(
  handling: 'instant' | 'promised' | undefined,
  deadlines: Deadlines | undefined,
  language: UiLanguage,
  t: TextOf<Key>,
): string {
  if (!handling || !deadlines) return '';
  const day = ({ date, provisional }: DatedLimit) =>
    date === undefined
      ? undefined
      : `${dateText(date, language, { thisYear: Number(deadlines.on.slice(0, 4)) })}${provisional ? `（${t('provisional')}）` : ''}`;
  const statutory = day(deadlines.statutory);
  const promised = day(deadlines.promised);
  if (statutory === undefined || promised === undefined) return t('dueUnknown');
  return handling === 'instant' ? t('dueInstant', { statutory }) : t('dueBoth', { promised, statutory });
}
