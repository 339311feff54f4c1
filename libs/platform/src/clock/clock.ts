/** Where time comes from for halls, cases and bureaus. Tokens, leases and time limits use the machine's own time instead. */
export abstract class Clock {
  /** Milliseconds since the epoch. */
  abstract now(): number;
}

/** The machine's clock. */
export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }
}

/** Begins at a chosen moment and goes on at the machine's pace, whatever happens to the machine's wall clock meanwhile. */
export class OffsetClock extends Clock {
  private readonly startedAt = performance.now();

  constructor(private readonly startAt: number) {
    super();
  }

  now(): number {
    return Math.round(this.startAt + performance.now() - this.startedAt);
  }
}
