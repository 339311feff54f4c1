/** Lets at most so many calls a second through, with a burst of one second's worth. Counts by the machine's monotonic clock. */
export class TokenBucket {
  readonly #perSecond: number;
  #tokens: number;
  #countedAt = performance.now();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#tokens = Math.max(1, perSecond);
  }

  /** How many calls may begin now. */
  get available(): number {
    const now = performance.now();
    const grown = this.#tokens + ((now - this.#countedAt) / 1000) * this.#perSecond;
    this.#tokens = Math.min(Math.max(1, this.#perSecond), grown);
    this.#countedAt = now;
    return Math.floor(this.#tokens);
  }

  take(): void {
    this.#tokens -= 1;
  }
}
