import type { TakenNumber } from '../kiosk-model.ts';

const most = 60;

/** The numbers taken at this machine on its day: for reprints and returns without a scanner. Numbers and tokens, nothing about a person. */
export class RecentNumbers {
  #day = '';
  #taken: readonly TakenNumber[] = [];

  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'>,
    private readonly key = 'yimen.kiosk.taken',
  ) {}

  /** Newest first. A new day begins empty. */
  of(day: string): readonly TakenNumber[] {
    if (day !== this.#day) {
      this.#day = day;
      this.#taken = this.#read(day);
    }
    return this.#taken;
  }

  add(day: string, taken: TakenNumber): void {
    const others = this.of(day).filter((one) => one.ticket !== taken.ticket);
    this.#taken = [taken, ...others].slice(0, most);
    this.storage.setItem(this.key, JSON.stringify({ day, taken: this.#taken }));
  }

  #read(day: string): readonly TakenNumber[] {
    const stored = JSON.parse(this.storage.getItem(this.key) ?? 'null') as { day: string; taken: TakenNumber[] } | null;
    return stored?.day === day ? stored.taken : [];
  }
}
