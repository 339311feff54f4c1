/** A clock that stands still until a test moves it. Callbacks planned on it run when their time is reached, in order. */
export class FakeClock {
  private time: number;
  private plans: { readonly at: number; readonly run: () => void }[] = [];

  /** Starts at `start`: ms since the epoch, or anything that `Date` reads, e.g. `2026-03-02T08:30+08:00`. */
  constructor(start: number | string = '2026-03-02T08:30:00+08:00') {
    this.time = new Date(start).getTime();
    if (Number.isNaN(this.time)) throw new RangeError(`no time: ${start}`);
  }

  /** ms since the epoch. */
  now(): number {
    return this.time;
  }

  /** Moves forward by `ms` and runs what is due on the way, each at its own time. */
  advance(ms: number): void {
    if (ms < 0) throw new RangeError('a clock only goes forward; a new one starts earlier');
    const until = this.time + ms;
    for (let next = this.takeDue(until); next; next = this.takeDue(until)) {
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = until;
  }

  /** Moves forward to that moment. */
  advanceTo(moment: number | string): void {
    this.advance(new Date(moment).getTime() - this.time);
  }

  /** Runs `callback` once `ms` from now. Gives a function that cancels it. */
  after(ms: number, callback: () => void): () => void {
    const plan = { at: this.time + ms, run: callback };
    this.plans.push(plan);
    return () => {
      this.plans = this.plans.filter((other) => other !== plan);
    };
  }

  private takeDue(until: number) {
    const due = this.plans.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
    this.plans = this.plans.filter((plan) => plan !== due);
    return due;
  }
}
