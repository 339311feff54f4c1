import { clockText } from '@yimen/ui/format';

/** Hours of a day as people read them: `8:30–12:00、13:00–16:30`. Empty = closed all day; round the clock = `0:00–24:00`. */
export function hoursText(hours: readonly { readonly from: number; readonly to: number }[], timeZone: string): string {
  return hours.map(({ from, to }) => `${plain(clockText(from, timeZone))}–${endText(from, to, timeZone)}`).join('、');
}

function plain(clock: string): string {
  return clock.replace(/^0(?=\d)/, '');
}

function endText(from: number, to: number, timeZone: string): string {
  const text = plain(clockText(to, timeZone));
  return text === '0:00' && to > from ? '24:00' : text;
}
