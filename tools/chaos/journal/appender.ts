import type { Draft, Journal } from '@yimen/journal';
import { patiently } from './settings.ts';
import type { Done } from './settings.ts';

/** Appends to streams that only this process writes: it knows where they end and reads the tail only when it is told that it is wrong. */
export class Appender {
  readonly #journal: Journal<Done>;
  readonly #ends = new Map<string, number>();

  constructor(journal: Journal<Done>) {
    this.#journal = journal;
  }

  /** Appends until the draft stands, now or since an earlier life. */
  async untilItStands(stream: string, draft: Draft<Done>, before: () => void = () => undefined): Promise<void> {
    for (;;) {
      const seq = this.#ends.get(stream) ?? (await patiently(() => this.#journal.tail(stream)))?.seq ?? 0;
      before();
      const result = await this.#journal.append(stream, seq, draft);
      const stands = result.kind === 'unknown' && (await this.#journal.settle(result.commit)).kind === 'stands';
      if (result.kind === 'appended' || stands) return void this.#ends.set(stream, seq + 1);
      if (result.kind === 'key-taken') return;
      this.#ends.delete(stream);
    }
  }
}
