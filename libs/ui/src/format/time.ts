import type { UiLanguage } from '../strings/table.ts';

/** Thin space: between Chinese and digits where a full space would tear a short row apart. */
export const thin = '\u2009';

const parts = new Map<string, Intl.DateTimeFormat>();

function formatter(key: string, language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const found = parts.get(key);
  if (found) return found;
  const made = new Intl.DateTimeFormat(language, options);
  parts.set(key, made);
  return made;
}

/** `10:42`, 24 hours, in the city's zone. */
export function clockText(at: number, timeZone: string): string {
  return formatter(`clock ${timeZone}`, 'en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);
}

/** `10:41:52`, for what must be exact: since when a screen stands still. */
export function secondsText(at: number, timeZone: string): string {
  return formatter(`seconds ${timeZone}`, 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 = Sunday. */
  readonly weekday: number;
}

/** Calendar date of a moment in a zone. */
export function datePartsOf(at: number, timeZone: string): DateParts {
  const iso = formatter(`date ${timeZone}`, 'en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(at);
  return partsOfDay(iso);
}

/** Parts of a `YYYY-MM-DD`. */
export function partsOfDay(day: string): DateParts {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, day: date, weekday: new Date(Date.UTC(year, month - 1, date)).getUTCDay() };
}

const weekdaysZh = ['日', '一', '二', '三', '四', '五', '六'];
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface DateOptions {
  /** The year is said only if it is not this one. */
  readonly thisYear?: number;
  readonly weekday?: boolean;
}

/** `12 月 1 日（周二）` or `Tue 1 Dec`, with the year only if it is another one. */
export function dateText(day: string, language: UiLanguage, options: DateOptions = {}): string {
  const { year, month, day: date, weekday } = partsOfDay(day);
  const otherYear = options.thisYear !== undefined && year !== options.thisYear;
  if (language === 'en') {
    const name = options.weekday ? `${weekdaysEn[weekday] ?? ''} ` : '';
    return `${name}${date} ${monthsEn[month - 1] ?? ''}${otherYear ? ` ${year}` : ''}`;
  }
  const name = options.weekday ? `（周${weekdaysZh[weekday] ?? ''}）` : '';
  return `${otherYear ? `${year} 年 ` : ''}${month} 月 ${date} 日${name}`;
}

/** Head of a hall screen: `11月24日 星期二`, thin spaces, both halves kept together. */
export function hallDateText(at: number, timeZone: string, language: UiLanguage): string {
  const { month, day, weekday } = datePartsOf(at, timeZone);
  if (language === 'en') return `${weekdaysEn[weekday] ?? ''} ${day} ${monthsEn[month - 1] ?? ''}`;
  return `${month}${thin}月${thin}${day}${thin}日 星期${weekdaysZh[weekday] ?? ''}`;
}
