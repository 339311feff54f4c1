import type { PublicCaseView } from '@yimen/contracts';
import type { Holder } from '@yimen/ui';
import { clockText, dateText } from '@yimen/ui/format';
import type { TextOf, UiLanguage } from '@yimen/ui/strings';
import { nameOf } from '../../shared/load/near-words.ts';
import type { CaseModel } from './case-model.ts';
import type { CaseKey } from './case-texts.ts';

interface Say {
  readonly t: TextOf<CaseKey>;
  readonly language: UiLanguage;
}

type Station = PublicCaseView['custody'][number];

const ended = new Set<PublicCaseView['state']>(['DELIVERED', 'WITHDRAWN', 'VOID', 'TERMINATED', 'REFUSED']);

/** The line of those who held, hold and will hold the case. The one who holds it now is lit. */
export function holdersOf({ view, timeZone }: CaseModel, say: Say): Holder[] {
  const times = timesOf(view.custody, timeZone, say);
  const over = isOver(view);
  const past = view.custody.map((station, index): Holder => {
    const isLast = index === view.custody.length - 1;
    const deed = deedOf(view, index, isLast && !over, say.t);
    const time = isLast && !over ? say.t('since', { time: times[index] ?? '' }) : times[index];
    return {
      id: String(index),
      name: station.kind === 'resident' ? say.t('you') : nameOf(station.names, say.language),
      state: isLast && !over ? 'here' : 'past',
      time,
      ...(deed === '' ? {} : { deed }),
    };
  });
  return over || isAtReturn(view) ? past : [...past, toCome(view, say)];
}

/** Nobody has to do anything any more. */
export function isOver({ state }: PublicCaseView): boolean {
  return ended.has(state);
}

/** The result comes back to the office that took the case in. */
function toCome(view: PublicCaseView, { t, language }: Say): Holder {
  return { id: 'return', name: t('handsOver', { office: nameOf(view.returnTo.names, language) }), state: 'to-come' };
}

function isAtReturn({ state }: PublicCaseView): boolean {
  return state === 'CLOSED' || state === 'DECIDED';
}

/** What each of them does with it, by their place in the line. */
function deedOf(view: PublicCaseView, index: number, isHere: boolean, t: Say['t']): string {
  const station = view.custody[index];
  if (!station || (station.kind === 'resident' && index === 0)) return '';
  if (station.kind === 'resident') return t('withYou');
  const isPaused = view.clocks.some(({ state }) => state === 'paused');
  if (station.kind === 'bureau') return isHere ? t(isPaused ? 'pausedHere' : 'reviewing') : t('reviewed');
  if (view.custody.slice(0, index).some(({ kind }) => kind === 'bureau')) return t('back');
  const isFirst = view.custody.findIndex(({ kind }) => kind === 'office') === index;
  const isRunning = isHere && view.clocks.some(({ state }) => state === 'running');
  return t(isFirst ? 'received' : 'accepted') + (isRunning ? joined(t('clockHere')) : '');
}

function joined(text: string): string {
  return /^[a-z]/i.test(text) ? `, ${text}` : `，${text}`;
}

/** The date only where it changes; then the clock alone. */
function timesOf(custody: readonly Station[], timeZone: string, { language }: Say): string[] {
  const dayOf = (at: number) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
  return custody.map(({ since }, index) => {
    const before = custody[index - 1];
    const clock = clockText(since, timeZone);
    if (before && dayOf(before.since) === dayOf(since)) return clock;
    return `${dateText(dayOf(since), language)} ${clock}`;
  });
}
