/** How long a stream waits after its n-th failure in a row. The last entry is for a commit that will not go through by itself. */
const pausesMs = [100, 250, 500, 1000, 2000, 2000, 2000, 2000, 2000, 2000, 15_000] as const;

/** Failures in a row after which a stream counts as stuck: a cluster without a leader needs up to ten seconds. */
export const stuckAfter = pausesMs.length - 1;

export interface Stall {
  readonly failures: number;
  readonly untilMs: number;
  readonly seq: number;
  readonly error: unknown;
}

/** The streams that wait after a failure. Everything else goes on: a poison commit holds up its own stream and no other. */
export class Stalls {
  readonly #stalls = new Map<string, Stall>();

  /** Whether a stream must wait still at that moment. */
  waits(stream: string, nowMs: number): boolean {
    const stall = this.#stalls.get(stream);
    return stall !== undefined && stall.untilMs > nowMs;
  }

  /** Notes a failure and says how the stream stands now. */
  fail(stream: string, seq: number, error: unknown, nowMs: number): Stall {
    const failures = (this.#stalls.get(stream)?.failures ?? 0) + 1;
    const pauseMs = pausesMs[Math.min(failures, pausesMs.length) - 1] ?? 0;
    const stall = { failures, untilMs: nowMs + pauseMs, seq, error };
    this.#stalls.set(stream, stall);
    return stall;
  }

  clear(stream: string): void {
    this.#stalls.delete(stream);
  }

  /** In how many milliseconds the next waiting stream may be tried again. */
  nextInMs(nowMs: number): number {
    const waits = [...this.#stalls.values()].map(({ untilMs }) => untilMs - nowMs).filter((ms) => ms > 0);
    return Math.min(Infinity, ...waits);
  }

  /** Streams that are stuck, with the reason. */
  stuck(): ReadonlyMap<string, Stall> {
    return new Map([...this.#stalls].filter(([, { failures }]) => failures >= stuckAfter));
  }
}
