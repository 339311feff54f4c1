import type { TicketNow } from '@yimen/contracts';
import type { UiLanguage } from '@yimen/ui/strings';

/** Everything that the phone ticket draws. */
export interface TicketModel {
  readonly now: TicketNow;
  readonly token: string;
  readonly language: UiLanguage;
  readonly size: 'normal' | 'elder';
  readonly timeZone: string;
  /** The centre as people call it. */
  readonly place: { readonly zh: string; readonly en: string };
  /** Where a person answers. */
  readonly hotline?: string | undefined;
}

type State = TicketNow['ticket']['state'];

/** What the page is about: waiting, the wall, or one sentence. */
export function faceOf(state: State): 'waiting' | 'called' | 'sentence' {
  if (state === 'called') return 'called';
  return state === 'waiting' ? 'waiting' : 'sentence';
}

/** Whether anything can still change by itself. */
export function isLive(state: State): boolean {
  return ['waiting', 'called', 'serving', 'held', 'missed'].includes(state);
}

/** Matters that come after the present one: the first that is not begun is the one that the visitor waits for. */
export function laterOf(stations: TicketNow['ticket']['stations']): number {
  const next = stations.filter((station) => station.state === 'next').length;
  const begun = stations.some((station) => station.state === 'now');
  return Math.max(0, begun ? next : next - 1);
}

/** Name of a service on the itinerary; an unknown one shows its code rather than nothing. */
export function nameOf({ now, language }: Pick<TicketModel, 'now' | 'language'>, service: string): string {
  const name = now.services[service];
  if (!name) return service;
  return language === 'en' ? name.en : name.zh;
}

/** The same page in another language or size: plain links, so that they work without script. */
export function linkTo(
  model: Pick<TicketModel, 'token' | 'language' | 'size'>,
  change: Partial<Pick<TicketModel, 'language' | 'size'>>,
): string {
  const { language, size } = { ...model, ...change };
  const query = new URLSearchParams({ lang: language, ...(size === 'elder' ? { size } : {}) });
  return `/ticket/${encodeURIComponent(model.token)}?${query.toString()}`;
}
