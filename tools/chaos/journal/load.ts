import type { Order } from './writer.ts';

const streams = ['orders/a', 'orders/b', 'orders/c', 'orders/d'] as const;
const everyMs = 12;
const mostOpen = 40;

/** The steady load: orders go to the writer until it acknowledges them, repeated under the same key after each of its deaths. */
export class Load {
  readonly #open = new Map<number, Order>();
  readonly #send: (order: Order) => void;
  readonly acked = new Set<number>();
  #next = 1;
  #timer: NodeJS.Timeout | undefined;

  constructor(send: (order: Order) => void) {
    this.#send = send;
  }

  start(): void {
    this.#timer = setInterval(() => this.#order(), everyMs);
  }

  /** No new orders; the open ones still have to end. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** What was ordered so far. */
  get ordered(): number {
    return this.#next - 1;
  }

  get isDone(): boolean {
    return this.#open.size === 0;
  }

  take(command: number): void {
    this.#open.delete(command);
    this.acked.add(command);
  }

  /** The writer is new: it knows nothing of what was open. */
  repeat(): void {
    for (const order of this.#open.values()) this.#send(order);
  }

  #order(): void {
    if (this.#open.size >= mostOpen) return;
    const command = this.#next++;
    const order = { command, stream: streams[command % streams.length] ?? streams[0] };
    this.#open.set(command, order);
    this.#send(order);
  }
}
