import { pause } from '@yimen/platform';
import type { Clock } from '@yimen/platform';
import type { ExchangeRow, ExchangeRows } from '../store/exchange-rows.ts';
import type { System } from '../systems/system.ts';

export interface SchedulerParts {
  readonly system: System;
  readonly rows: ExchangeRows;
  readonly clock: Clock;
  /** Does what is due of one exchange. */
  readonly carryOut: (key: string) => Promise<void>;
  /** Tells an exchange once that its system is held back. */
  readonly holdBack: (row: ExchangeRow) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** The longest wait between two looks: rows may have become due through another process, or the clock of a demo may have jumped. */
const lookMs = 500;
const pageOfHeldBack = 50;

/** Takes the due exchanges of one system: at most its concurrency at once, at most its rate a second, one while its breaker tries again. */
export class SystemScheduler {
  readonly #parts: SchedulerParts;
  readonly #inHand = new Map<string, Promise<void>>();
  readonly #stopped = new AbortController();
  #wake = new AbortController();
  #running: Promise<void> | undefined;

  constructor(parts: SchedulerParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Looks now: something has become due. */
  wake(): void {
    this.#wake.abort();
  }

  /** Takes nothing new and waits for what is in hand. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.wake();
    await this.#running;
    await Promise.all(this.#inHand.values());
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      this.#wake = new AbortController();
      try {
        await this.#look();
      } catch (error) {
        this.#parts.onError(error);
      }
      await pause(await this.#untilNext(), AbortSignal.any([this.#wake.signal, this.#stopped.signal]));
    }
  }

  async #look(): Promise<void> {
    const { system, rows, clock, holdBack } = this.#parts;
    const code = system.row.system;
    const except = [...this.#inHand.keys()];
    if (system.policy.nextTryInMs > 0) {
      const untold = await rows.due(code, clock.now(), pageOfHeldBack, { untold: 'breaker', except });
      for (const row of untold) await holdBack(row);
      return;
    }
    const isTrying = system.policy.state !== 'closed';
    const free = isTrying ? 1 - this.#inHand.size : system.row.concurrency - this.#inHand.size;
    const limit = Math.min(free, system.rate.available);
    if (limit <= 0) return;
    for (const { key } of await rows.due(code, clock.now(), limit, { except })) this.#begin(key);
  }

  #begin(key: string): void {
    const work = this.#parts
      .carryOut(key)
      .catch((error: unknown) => this.#parts.onError(error))
      .finally(() => {
        this.#inHand.delete(key);
        this.wake();
      });
    this.#inHand.set(key, work);
  }

  async #untilNext(): Promise<number> {
    const { system, rows, clock } = this.#parts;
    try {
      const next = await rows.nextDue(system.row.system);
      return next === undefined ? lookMs : Math.min(lookMs, Math.max(20, next - clock.now()));
    } catch {
      return lookMs;
    }
  }
}
