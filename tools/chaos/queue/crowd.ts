import { setTimeout as sleep } from 'node:timers/promises';
import type { Press } from '@yimen/domain-ticketing/checker';
import type { TokenClaims } from '@yimen/testing';
import type { Presser, Told, Wish } from './press.ts';
import type { StormCity } from './settings.ts';

/** A press as the judge needs it, with the hall day that it belongs to. */
export interface Remembered extends Press {
  readonly hall: string;
  readonly day: string;
}

interface Known {
  day: string;
  seq: number;
}

/** Visitors at kiosks and clerks at windows of six halls, each doing one thing after the other, all at once. */
export class Crowd {
  readonly presses: Remembered[] = [];
  readonly #presser: Presser;
  readonly #random: () => number;
  readonly #city: StormCity;
  readonly #known = new Map<string, Known>();
  #open = true;
  #kiosk = 0;

  constructor(city: StormCity, presser: Presser, random: () => number) {
    this.#city = city;
    this.#presser = presser;
    this.#random = random;
  }

  /** Everybody goes on until `stop`; resolves when the last one has a definite answer. */
  async run(): Promise<void> {
    const { halls, windowsOf } = this.#city;
    const clerks = halls.flatMap((hall) => windowsOf(hall).map((window) => this.#clerk(hall, window)));
    const kiosks = halls.flatMap((hall) => [this.#visitors(hall), this.#visitors(hall)]);
    await Promise.all([...clerks, ...kiosks]);
  }

  #isOpen(): boolean {
    return this.#open;
  }

  #someService(): string {
    const { services } = this.#city;
    return services[Math.floor(this.#random() * services.length)] ?? '';
  }

  stop(graceMs: number): void {
    this.#open = false;
    this.#presser.stopWithin(graceMs);
  }

  async #visitors(hall: string): Promise<void> {
    while (this.#open) {
      this.#kiosk += 1;
      const who: TokenClaims = { sub: `k-${Math.floor(this.#kiosk / 20)}-${hall}`, roles: ['device'], device: { kind: 'kiosk', hall } };
      const service = this.#someService();
      await this.#press(hall, 'issueTicket', { method: 'POST', path: `${hall}/tickets`, who, body: { service, language: 'zh-CN' } });
      await sleep(this.#random() * 60);
    }
  }

  async #clerk(hall: string, window: string): Promise<void> {
    const who: TokenClaims = { sub: `c-${hall}-${window}`, roles: ['clerk'], hall, skills: [...this.#city.services] };
    const guide: TokenClaims = { sub: `g-${hall}-${window}`, roles: ['guide'], hall };
    const supervisor: TokenClaims = { sub: `s-${hall}-${window}`, roles: ['supervisor'], hall };
    while (this.#open) {
      const opened = await this.#at(hall, window, who, 'openWindow', 'sessions', { takeOver: true });
      const fence = opened.body.fence;
      while (typeof fence === 'number') {
        if (!this.#isOpen()) return;
        const called = await this.#at(hall, window, who, 'callNext', 'calls', { fence });
        if (called.code === 'nobody-waiting') await sleep(30 + this.#random() * 100);
        else if (called.code === 'window-busy') await this.#freeWindow(hall, window, guide, supervisor);
        else if (called.outcome !== 'done') break;
        else await this.#serve(hall, { window, fence }, String(called.body.ticket), who, guide);
      }
      await sleep(50);
    }
  }

  /** What becomes of a called visitor: most are served, some held, sent on, or gone. */
  async #serve(hall: string, at: { window: string; fence: number }, ticket: string, who: TokenClaims, guide: TokenClaims): Promise<void> {
    const path = `${hall}/tickets/${ticket}`;
    const chance = this.#random();
    const post = (type: string, what: string, body: object, by = who) =>
      this.#press(hall, type, { method: 'POST', path: `${path}/${what}`, who: by, body }, at.window);
    if (chance < 0.1) {
      await post('holdTicket', 'holds', { ...at, reason: 'copy' });
      await post('resumeTicket', 'resumptions', { to: 'queue' }, guide);
      return;
    }
    if (chance < 0.15) {
      await post('transferTicket', 'transfers', { ...at, toService: this.#someService() });
      return;
    }
    if (chance < 0.2) {
      await this.#press(hall, 'cancelTicket', { method: 'DELETE', path, who: guide, body: {} });
      return;
    }
    await post('startService', 'starts', at);
    await post('finishService', 'finishes', { ...at, results: [{ matter: '1', result: 'completed' }] });
  }

  /** A window whose visitor nobody remembers, because the answer was lost with the patience: ended by hand. */
  async #freeWindow(hall: string, window: string, guide: TokenClaims, supervisor: TokenClaims): Promise<void> {
    const now = (await this.#presser.read(hall, supervisor, this.#presser.urls[0] ?? '')) as
      { staff?: { windows: { window: string; current?: string; fence: number }[] } } | undefined;
    const at = now?.staff?.windows.find((each) => each.window === window);
    if (at?.current === undefined) return;
    const path = `${hall}/tickets/${at.current}`;
    const cancelled = await this.#press(hall, 'cancelTicket', { method: 'DELETE', path, who: guide, body: {} });
    if (cancelled.outcome === 'done') return;
    const who: TokenClaims = { sub: `c-${hall}-${window}`, roles: ['clerk'], hall, skills: [...this.#city.services] };
    const results = [{ matter: '1', result: 'completed' }];
    await this.#press(
      hall,
      'finishService',
      { method: 'POST', path: `${path}/finishes`, who, body: { window, fence: at.fence, results } },
      window,
    );
  }

  #at(hall: string, window: string, who: TokenClaims, type: string, what: string, body: object): Promise<Told> {
    return this.#press(hall, type, { method: 'POST', path: `${hall}/windows/${window}/${what}`, who, body }, window);
  }

  async #press(hall: string, type: string, wish: Wish, window?: string): Promise<Told> {
    const before = { ...(this.#known.get(hall) ?? { day: '', seq: 0 }) };
    const told = await this.#presser.press(wish);
    const answer = (told.body.answer ?? told.body) as { at?: { day: string; seq: number }; ticket?: string };
    if (told.outcome === 'done' && answer.at) this.#learn(hall, answer.at);
    const looked = told.outcome === 'nobody-waiting' && (await this.#look(hall));
    const now = this.#known.get(hall) ?? before;
    const { day } = answer.at ?? now;
    const { key, outcome } = told;
    const claim = { afterSeq: before.day === day ? before.seq : 0, untilSeq: looked && now.day === day ? now.seq : Infinity };
    this.presses.push({
      hall,
      day,
      key: `${hall}/${day}/${key}`,
      type,
      window,
      outcome,
      ticket: outcome === 'done' ? answer.ticket : undefined,
      ...claim,
    });
    return told;
  }

  /** Where the hall stands by the word of all engines: a claim about it must have been true by then. False when one is silent. */
  async #look(hall: string): Promise<boolean> {
    let heard = 0;
    for (const url of this.#presser.urls) {
      const load = (await this.#presser.read(`${hall}/load`, undefined, url)) as { position?: Known } | undefined;
      if (load?.position) this.#learn(hall, load.position);
      heard += load?.position ? 1 : 0;
    }
    return heard === this.#presser.urls.length;
  }

  #learn(hall: string, { day, seq }: Known): void {
    const known = this.#known.get(hall);
    if (!known || day > known.day || (day === known.day && seq > known.seq)) this.#known.set(hall, { day, seq });
  }
}
