import { pause } from '../append/pause.ts';

/** Brings streams forward one after the other, each at most once at a time; what arrives meanwhile for the same stream is one more turn. */
export class Follower {
  readonly #wanted = new Map<string, number>();
  readonly #advance: (stream: string, seq: number) => Promise<unknown>;
  readonly #onError: (error: unknown) => void;
  readonly #signal: AbortSignal;
  readonly #idle = new Set<() => void>();
  #working = 0;

  constructor(advance: (stream: string, seq: number) => Promise<unknown>, onError: (error: unknown) => void, signal: AbortSignal) {
    this.#advance = advance;
    this.#signal = signal;
    this.#onError = onError;
  }

  /** Wants a stream to be at least at `seq`. */
  want(stream: string, seq: number): void {
    this.#wanted.set(stream, Math.max(seq, this.#wanted.get(stream) ?? 0));
    if (this.#working < lanes) void this.#work();
  }

  /** Whether nothing is wanted and nothing under way. */
  get isIdle(): boolean {
    return this.#working === 0 && this.#wanted.size === 0;
  }

  /** Resolves when nothing is wanted any more. */
  idle(): Promise<void> {
    return this.isIdle ? Promise.resolve() : new Promise((resolve) => this.#idle.add(resolve));
  }

  async #work(): Promise<void> {
    this.#working += 1;
    for (let next = this.#take(); next; next = this.#take()) {
      const [stream, seq] = next;
      await this.#advance(stream, seq).catch((error: unknown) => this.#later(stream, seq, error));
    }
    this.#working -= 1;
    if (this.isIdle) for (const resolve of this.#idle) resolve();
    if (this.isIdle) this.#idle.clear();
  }

  // A store that is away comes back: the stream stays wanted.
  async #later(stream: string, seq: number, error: unknown): Promise<void> {
    this.#onError(error);
    await pause(300, this.#signal);
    if (!this.#signal.aborted) this.want(stream, seq);
  }

  #take(): [string, number] | undefined {
    const [next] = this.#wanted;
    if (next) this.#wanted.delete(next[0]);
    return next;
  }
}

const lanes = 8;
