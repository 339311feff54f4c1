import type { TextOf, UiLanguage } from '@yimen/ui/strings';
import { sentenceOf } from '../../../shared/api/answer.ts';
import type { Answer } from '../../../shared/api/answer.ts';
import { press } from '../../../shared/api/press.ts';
import type { FoundItem, KioskAct, KioskScreen, KioskService } from '../kiosk-model.ts';
import type { KioskOrders, NumberWish } from './kiosk-orders.ts';
import type { KioskEvent, KioskState } from './kiosk-state.ts';
import type { kiosk } from '../kiosk-texts.ts';
import type { RecentNumbers } from './recent-numbers.ts';
import { takenOf } from './taken.ts';

export interface DeskOptions {
  readonly state: KioskState;
  readonly services: readonly KioskService[];
  readonly dispatch: (event: KioskEvent) => void;
  readonly orders: KioskOrders;
  readonly recent: RecentNumbers;
  readonly day: string;
  readonly language: UiLanguage;
  readonly switchLanguage: () => void;
  /** Stands in for the card reader in the demo. */
  readonly simulatedCard: () => string | undefined;
  readonly t: TextOf<keyof (typeof kiosk)['rows']>;
}

/** What happens on each press at the kiosk. */
export class KioskDesk {
  constructor(private readonly on: DeskOptions) {}

  act(act: KioskAct): void {
    const { dispatch, recent, day } = this.on;
    if (act.kind === 'choose') this.#choose(act.service);
    else if (act.kind === 'choose-item') this.#choose(act.found.service, act.found);
    else if (act.kind === 'turn-page') dispatch({ kind: 'turn-page' });
    else if (act.kind === 'open') this.#show(act.screen === 'find' ? { kind: 'find', text: '', found: [] } : { kind: act.screen });
    else if (act.kind === 'type') void this.#type(act.text);
    else if (act.kind === 'card') this.card(this.on.simulatedCard());
    else if (act.kind === 'return') this.bringBack(recent.of(day).find((taken) => taken.number === act.number)?.ticket, act.number);
    else if (act.kind === 'print-again') this.#printAgain(act.ticket);
    else if (act.kind === 'home') this.#show({ kind: 'home', page: 0 });
    else if (act.kind === 'stay') dispatch({ kind: 'help', open: false });
    else this.#aid(act.aid);
  }

  /** A card was read: it is only wanted on the screen that asks for it. */
  card(identityNumber: string | undefined): void {
    const { screen } = this.on.state;
    if (screen.kind !== 'identity' || identityNumber === undefined) return;
    const { service, item } = screen;
    void this.#issue({ service, item: item?.item, identityNumber }, item);
  }

  /** Brings a missed ticket back; without its id only a scan or the desk can. */
  bringBack(ticket: string | undefined, number: string): void {
    const { orders, t } = this.on;
    if (ticket === undefined) this.#show({ kind: 'said', title: t('missedTitle'), text: t('missedScan'), number });
    else
      void this.#run(
        (key) => orders.bringBack(ticket, key),
        () => this.#say(t('returned', { number })),
      );
  }

  #choose(id: string, item?: FoundItem): void {
    const service = this.on.services.find((row) => row.id === id);
    if (!service) return;
    if (service.identityRequired) this.#show({ kind: 'identity', service: id, item });
    else void this.#issue({ service: id, item: item?.item }, item);
  }

  #issue(wish: Omit<NumberWish, 'language'>, item: FoundItem | undefined): Promise<void> {
    const { orders, language, services, recent, day, dispatch } = this.on;
    const name = services.find((row) => row.id === wish.service)?.name ?? { zh: '', en: '' };
    return this.#run(
      (key) => orders.issue({ ...wish, language }, key),
      (issued) => {
        const taken = takenOf(issued, name, item?.name);
        if (!taken) return;
        recent.add(day, taken);
        dispatch({ kind: 'taken', taken, again: false });
      },
    );
  }

  #printAgain(ticket: string): void {
    const { orders, recent, day, t } = this.on;
    const taken = recent.of(day).find((one) => one.ticket === ticket);
    if (!taken) return;
    void this.#run(
      (key) => orders.reprint(ticket, key),
      (answer) => {
        const copy = answer.kind === 'reprint' ? answer.copy : 2;
        this.#show({ kind: 'said', title: t('reprinted', { number: taken.number }), slip: { taken, copy } });
      },
    );
  }

  async #type(text: string): Promise<void> {
    const { dispatch, orders, services } = this.on;
    dispatch({ kind: 'typed', text });
    const found = text === '' ? [] : await orders.find(text);
    if (found) dispatch({ kind: 'found', text, found: found.filter((item) => services.some((row) => row.id === item.service)) });
  }

  #aid(aid: string): void {
    const { dispatch, state, switchLanguage } = this.on;
    if (aid === 'large') dispatch({ kind: 'mode', mode: state.mode === 'elder' ? 'normal' : 'elder' });
    else if (aid === 'low') dispatch({ kind: 'mode', mode: state.mode === 'low' ? 'normal' : 'low' });
    else if (aid === 'aloud') dispatch({ kind: 'reading' });
    else if (aid === 'help') dispatch({ kind: 'help', open: true });
    else switchLanguage();
  }

  /** One press: words at once, one key, and the refusal's own sentence. */
  async #run<T>(attempt: (key: string) => Promise<Answer<T>>, onDone: (value: T) => void): Promise<void> {
    this.#show({ kind: 'asking', unsure: false });
    const answer = await press(attempt, { onUnsure: () => this.on.dispatch({ kind: 'unsure' }) });
    if (answer.kind === 'ok') onDone(answer.value);
    else this.#show(this.#saidOf(answer));
  }

  #saidOf(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): KioskScreen {
    const { t, language } = this.on;
    if (answer.kind === 'unknown') return { kind: 'said', title: t('awayTitle'), text: t('awayText') };
    const { code, details } = answer.problem;
    const number = typeof details?.number === 'string' ? details.number : undefined;
    return {
      kind: 'said',
      title: code === 'ticket-exists' ? t('exists') : t('refusedTitle'),
      text: sentenceOf(answer.problem, language),
      number,
    };
  }

  #say(title: string): void {
    this.#show({ kind: 'said', title });
  }

  #show(screen: KioskScreen): void {
    this.on.dispatch({ kind: 'show', screen });
  }
}
