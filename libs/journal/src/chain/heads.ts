import type { Head } from '../commit.ts';

/** The last known heads of the streams that are in use, so that an append needs no read. A wrong or missing head costs a read, never more. */
export class Heads {
  readonly #capacity: number;
  readonly #heads = new Map<string, Head>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The head of a stream if it is known to be at `seq`. */
  find(stream: string, seq: number): Head | undefined {
    const head = this.#heads.get(stream);
    return head?.seq === seq ? head : undefined;
  }

  remember(head: Head): void {
    this.#heads.delete(head.stream);
    this.#heads.set(head.stream, head);
    if (this.#heads.size <= this.#capacity) return;
    const [oldest] = this.#heads.keys();
    if (oldest !== undefined) this.#heads.delete(oldest);
  }
}
