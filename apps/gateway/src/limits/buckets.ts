/** Token buckets by key. Full buckets are forgotten, so that memory follows the callers of the moment. */
export class Buckets {
  private readonly levels = new Map<string, { tokens: number; at: number }>();

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private readonly maxKeys = 100_000,
  ) {}

  /** Takes one token. Returns 0, or the milliseconds until there is one again. */
  take(key: string, nowMs: number): number {
    const level = this.levels.get(key);
    const tokens = level ? Math.min(this.burst, level.tokens + ((nowMs - level.at) * this.perSecond) / 1000) : this.burst;
    if (tokens < 1) return Math.ceil(((1 - tokens) * 1000) / this.perSecond);
    this.levels.delete(key);
    this.levels.set(key, { tokens: tokens - 1, at: nowMs });
    if (this.levels.size > this.maxKeys) this.sweep(nowMs);
    return 0;
  }

  get size(): number {
    return this.levels.size;
  }

  /** Forgets buckets that have filled up again; if none has, the longest unused. */
  private sweep(nowMs: number): void {
    const fullAfterMs = (this.burst * 1000) / this.perSecond;
    for (const [key, { at }] of this.levels) {
      if (nowMs - at < fullAfterMs && this.levels.size <= this.maxKeys) return;
      this.levels.delete(key);
    }
  }
}
