/** Runs works of one key one after the other and works of different keys side by side, at most `width` at once. */
export class Lanes {
  private readonly tails = new Map<string, Promise<void>>();
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(width: number) {
    this.free = width;
  }

  /** Resolves when the work is done; its place in the lane is given up then, or when `release` of the work is called. */
  run(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.tails.get(key) ?? Promise.resolve();
    const mine = before.then(async () => {
      await this.enter();
      try {
        await work();
      } finally {
        this.leave();
      }
    });
    const tail = mine
      .catch(() => undefined)
      .then(() => {
        if (this.tails.get(key) === tail) this.tails.delete(key);
      });
    this.tails.set(key, tail);
    return mine;
  }

  /** Resolves when nothing is running or waiting. */
  async idle(): Promise<void> {
    while (this.tails.size > 0) await Promise.allSettled(this.tails.values());
  }

  private async enter(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}
