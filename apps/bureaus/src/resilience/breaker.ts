import { ConsecutiveBreaker, SamplingBreaker } from 'cockatiel';
import type { CircuitState, IBreaker } from 'cockatiel';

/** Opens as soon as one of several breakers would. */
export class AnyBreaker implements IBreaker {
  readonly #breakers: readonly IBreaker[];

  constructor(...breakers: readonly IBreaker[]) {
    this.#breakers = breakers;
  }

  get state(): unknown {
    return this.#breakers.map(({ state }) => state);
  }

  set state(value: unknown) {
    const states = value as readonly unknown[];
    this.#breakers.forEach((breaker, index) => (breaker.state = states[index]));
  }

  success(state: CircuitState): void {
    for (const breaker of this.#breakers) breaker.success(state);
  }

  failure(state: CircuitState): boolean {
    // Each of them must hear of every failure, so no short cut.
    return this.#breakers.map((breaker) => breaker.failure(state)).some(Boolean);
  }
}

/** Five failures in a row, or half of at least 20 calls within 30 s (spec/bureaus.md 5.1). */
export function bureauBreaker(): IBreaker {
  return new AnyBreaker(new ConsecutiveBreaker(5), new SamplingBreaker({ threshold: 0.5, duration: 30_000, minimumRps: 20 / 30 }));
}
