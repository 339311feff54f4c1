import { distanceText, rangeFigures } from '@yimen/ui/format';
import type { Near, QuietRow } from './near.ts';
import { nameOf } from './near-words.ts';
import type { Say } from './near-words.ts';

/** When an area opens again, as it is said: `8:30`, `周三`. */
export interface OpensAgain {
  readonly clock: string;
  readonly day: string;
}

/** What the door says. Lit only while something is open now. */
export interface DoorWords {
  readonly lit: boolean;
  readonly label: string;
  readonly name: string;
  readonly note: string;
  readonly figure: string;
  readonly caption: string;
}

interface DoorOptions {
  readonly district?: string | undefined;
  readonly opens?: OpensAgain | undefined;
}

/** The nearest quiet centre; else how many are open, when they open, or that nobody knows. */
export function doorWords(near: Near, say: Say, { district, opens }: DoorOptions): DoorWords {
  const { t } = say;
  const place = district ?? '';
  if (near.best) return quiet(near.best, say, district);
  if (near.counts.open > 0 && near.rows.length === 0)
    return {
      lit: true,
      label: '',
      name: t('whichDistrict'),
      note: t('whichHelp'),
      figure: String(near.counts.open),
      caption: t('openNow'),
    };
  if (near.counts.open > 0 || near.counts.unknown === near.counts.all)
    return { lit: false, label: place, name: t('noLoad'), note: t('noLoadHelp'), figure: '—', caption: t('noLoadCaption') };
  return {
    lit: false,
    label: place,
    name: t('allClosed'),
    note: '',
    figure: opens?.clock ?? '—',
    caption: opens ? t('opens', { day: opens.day }) : t('opensAgain'),
  };
}

function quiet({ centre, busy, metres }: QuietRow, { t, language }: Say, district: string | undefined): DoorWords {
  const waiting = t('waiting', { count: busy.waiting });
  const comma = language === 'en' ? ', ' : '，';
  return {
    lit: true,
    label: metres === undefined && district !== undefined ? t('districtQuiet', { district }) : t('nearQuiet'),
    name: nameOf(centre.names, language),
    note: metres === undefined ? waiting : distanceText(metres) + comma + waiting,
    figure: rangeFigures(busy.range),
    caption: t('minutes'),
  };
}
