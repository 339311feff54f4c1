import type { CityPack } from '@yimen/city-pack';
import { hoursIndex, hoursOn, startOfDay, addDays, minutesOf } from '@yimen/domain-calendar';
import type { DayHours, HoursIndex } from '@yimen/domain-calendar';
import type { DayConfig, HallRules, ServicePlan, Span, WindowPlan } from '@yimen/domain-ticketing';
import { rulesOf } from './hall-rules.ts';
import type { HallSettings } from './hall-rules.ts';

const minute = 60_000;
const theZone = 'hall';

/** What the city pack says about its halls, day by day. Read once at start. */
export class HallPlans {
  readonly #pack: CityPack;
  readonly #hours: HoursIndex;
  readonly #centres: ReadonlyMap<string, CityPack['centres'][number]>;
  readonly #settings: ReadonlyMap<string, HallSettings>;

  /** Throws when a rule of the pack is not one of spec/queue.md. */
  constructor(pack: CityPack) {
    this.#pack = pack;
    this.#hours = hoursIndex(pack.hours);
    this.#centres = new Map(pack.centres.map((centre) => [centre.code, centre]));
    this.#settings = new Map(pack.centres.map(({ code }) => [code, rulesOf(pack, code)]));
  }

  /** All halls, the busiest first. */
  get halls(): string[] {
    return [...this.#pack.centres].sort((left, right) => right.dailyTickets - left.dailyTickets).map(({ code }) => code);
  }

  has(hall: string): boolean {
    return this.#centres.has(hall);
  }

  /** The full plan of one hall on one day: everything that the day will ever need of the pack. */
  plan(hall: string, day: string): DayConfig {
    const centre = this.#centres.get(hall);
    const settings = this.#settings.get(hall);
    if (!centre || !settings) throw new Error(`the city pack has no hall ${hall}`);
    const times = this.#timesOf(hall, day, settings.rules);
    return {
      name: centre.names,
      zones: [theZone],
      ...times.day,
      services: this.#servicesOf(hall, day, settings, times.issue),
      windows: this.#windowsOf(hall, settings),
      rules: settings.rules,
    };
  }

  #timesOf(hall: string, day: string, rules: HallRules) {
    const at = (date: string) => (clock: string) => startOfDay(date, this.#pack.city.timeZone) + minutesOf(clock) * minute;
    const today = at(day);
    const next = addDays(day, 1);
    const turn = at(next)(rules.dayTurnAt);
    const hours = hoursOn(this.#hours, hall, day);
    if (!('opens' in hours)) return { issue: [], day: { hours: [], sweepsAt: turn } };
    const issue = issueSpans(hours, today, rules);
    const closes = today(hours.closes);
    const nextOpens = opensAt(hoursOn(this.#hours, hall, next), at(next), rules);
    const sweepsAt = Math.min(closes + rules.sweepAfterMin * minute, turn, nextOpens ?? turn);
    const stopsAt = issue.at(-1)?.to ?? closes;
    return { issue, day: { hours: openSpans(hours, today), opensAt: issue[0]?.from ?? today(hours.opens), stopsAt, sweepsAt } };
  }

  #servicesOf(hall: string, day: string, settings: HallSettings, issue: Span[]): ServicePlan[] {
    const groups = [...this.#pack.serviceGroups].sort((left, right) => left.order - right.order);
    const served = new Set(this.#pack.windows.filter((window) => window.centre === hall).flatMap((window) => window.groups));
    const midnight = startOfDay(day, this.#pack.city.timeZone);
    return groups
      .filter(({ code }) => served.has(code))
      .map(({ code, prefix, names }) => {
        const { sessions = [], ...quota } = settings.serviceRule(code, 'quota');
        return {
          service: code,
          prefix,
          name: names,
          green: settings.serviceRule(code, 'green'),
          identityRequired: settings.serviceRule(code, 'identityRequired'),
          issue,
          missRule: settings.serviceRule(code, 'missRule'),
          quota: {
            ...quota,
            sessions: sessions.map(({ from, to, max }) => ({
              from: midnight + minutesOf(from) * minute,
              to: midnight + minutesOf(to) * minute,
              max,
            })),
          },
          meanSec: this.#meanSecOf(code),
        };
      });
  }

  /** Mean of the log-normal service time: median × e^(σ²/2). */
  #meanSecOf(service: string): number {
    const times = this.#pack.serviceTimes.find(({ serviceGroup }) => serviceGroup === service);
    return times ? times.medianSeconds * Math.exp(times.sigma ** 2 / 2) : 480;
  }

  #windowsOf(hall: string, settings: HallSettings): WindowPlan[] {
    return this.#pack.windows
      .filter(({ centre }) => centre === hall)
      .map(({ window, nameZh, groups }) => ({
        window,
        label: nameZh || window,
        zone: theZone,
        skills: groups.map((service) => ({ service, level: 1 as const })),
        green: settings.greenWindows.includes(window),
      }));
  }
}

type AtClock = (clock: string) => number;

function openSpans(hours: DayHours, at: AtClock): Span[] {
  if (!hours.break) return [{ from: at(hours.opens), to: at(hours.closes) }];
  return [
    { from: at(hours.opens), to: at(hours.break.from) },
    { from: at(hours.break.to), to: at(hours.closes) },
  ];
}

/** From a little before each opening to the last number; never before midnight of the day. */
function issueSpans(hours: DayHours, at: AtClock, rules: HallRules): Span[] {
  const early = rules.issueFromMin * minute;
  const untilBefore = at(hours.closes) - rules.issueUntilMin * minute;
  const last = hours.lastTicket === hours.closes && hours.closes !== '24:00' ? untilBefore : at(hours.lastTicket);
  const spans = openSpans(hours, at).map(({ from, to }) => ({ from: Math.max(from - early, at('00:00')), to: Math.min(to, last) }));
  return spans.filter(({ from, to }) => to > from);
}

function opensAt(hours: ReturnType<typeof hoursOn>, at: AtClock, rules: HallRules): number | undefined {
  return 'opens' in hours ? issueSpans(hours, at, rules)[0]?.from : undefined;
}
