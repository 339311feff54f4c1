/** Lets so many through a second on average, and a burst of `burst`. Time in ms, monotonic. */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now = performance.now(),
  ) {
    this.tokens = burst;
    this.filledAt = now;
  }

  /** Takes one if there is one. */
  take(now = performance.now()): boolean {
    const filled = this.tokens + ((now - this.filledAt) / 1000) * this.perSecond;
    this.tokens = Math.min(this.burst, filled);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  /** Seconds until there is one again. */
  secondsUntilNext(): number {
    return Math.max(0, (1 - this.tokens) / this.perSecond);
  }
}
