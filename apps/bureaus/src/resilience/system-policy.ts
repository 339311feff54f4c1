import { bulkhead, circuitBreaker, CircuitState, DelegateBackoff, handleWhenResult, timeout, TimeoutStrategy, wrap } from 'cockatiel';
import type { CircuitBreakerPolicy, IPolicy } from 'cockatiel';
import { isBrokenCircuitError, isBulkheadRejectedError, isIsolatedCircuitError } from 'cockatiel';
import { bureauBreaker } from './breaker.ts';

export interface PolicySettings {
  readonly concurrency: number;
  /** The longest that one call can take. */
  readonly wholeCallMs: number;
  /** Whether a result counts against the system. */
  readonly isFailure: (result: unknown) => boolean;
}

export type BreakerState = 'closed' | 'open' | 'half-open' | 'held';

const firstPauseMs = 10_000;
const longestPauseMs = 300_000;
const holdMs = 300_000;

/** What stands before a call to a system: bulkhead, then breaker, then time-out. State is per process, and shown. */
export class SystemPolicy {
  readonly #policy: IPolicy;
  readonly #breaker: CircuitBreakerPolicy;
  #openedAt: number | undefined;
  #halfOpenAt = 0;
  #held: { dispose(): void } | undefined;
  #heldTimer: NodeJS.Timeout | undefined;

  constructor({ concurrency, wholeCallMs, isFailure }: PolicySettings) {
    const halfOpenAfter = new DelegateBackoff<{ attempt: number }>(({ attempt }) => this.#pause(attempt));
    this.#breaker = circuitBreaker(handleWhenResult(isFailure), { halfOpenAfter, breaker: bureauBreaker() });
    this.#breaker.onBreak(() => (this.#openedAt ??= performance.now()));
    this.#breaker.onReset(() => (this.#openedAt = undefined));
    this.#policy = wrap(bulkhead(concurrency, 0), this.#breaker, timeout(wholeCallMs, TimeoutStrategy.Cooperative));
  }

  get state(): BreakerState {
    return stateNames[this.#breaker.state];
  }

  /** For how long calls have been held back, in ms. */
  get openForMs(): number {
    return this.#openedAt === undefined ? 0 : performance.now() - this.#openedAt;
  }

  /** In how many ms the next call may be tried; 0 when now. */
  get nextTryInMs(): number {
    if (this.#held) return holdMs;
    return this.state === 'open' ? Math.max(0, this.#halfOpenAt - performance.now()) : 0;
  }

  /** Makes a call. `held-back`: breaker or bulkhead did not let it through, nothing was done. */
  async run<Result>(call: (signal: AbortSignal) => Promise<Result>): Promise<Result | { readonly heldBack: 'breaker' | 'bulkhead' }> {
    try {
      return await this.#policy.execute(({ signal }) => call(signal));
    } catch (error) {
      if (isBrokenCircuitError(error) || isIsolatedCircuitError(error)) return { heldBack: 'breaker' };
      if (isBulkheadRejectedError(error)) return { heldBack: 'bulkhead' };
      throw error;
    }
  }

  /** Holds the breaker open: the system refuses us as such (credentials, redirects). A person looks; after five minutes one call may try. */
  hold(): void {
    if (this.#held) return;
    this.#held = this.#breaker.isolate();
    this.#openedAt ??= performance.now();
    this.#heldTimer = setTimeout(() => this.release(), holdMs);
    this.#heldTimer.unref();
  }

  release(): void {
    clearTimeout(this.#heldTimer);
    this.#held?.dispose();
    this.#held = undefined;
    if (this.state === 'closed') this.#openedAt = undefined;
  }

  // 10 s doubling to 5 min, ± 20 %.
  #pause(attempt: number): number {
    const base = Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs);
    const pause = Math.round(base * (0.8 + 0.4 * Math.random()));
    this.#halfOpenAt = performance.now() + pause;
    return pause;
  }
}

const stateNames: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'held',
};
