import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What is wrong with the network at this moment. */
export interface Fault {
  readonly delayMs: number;
  readonly silent: boolean;
  readonly bytesPerSecond: number;
}

/** The most that is handed on in one piece on a slow line, as a share of a second: smooth enough to be seen as slow. */
const sliceOfSecond = 0.05;

/** One direction of one connection: takes bytes from one socket and gives them to the other as the fault of the moment allows. */
export class Pipe {
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly fault: () => Fault,
  ) {}

  start(): void {
    this.from.on('data', (chunk: Buffer) => this.line(performance.now(), () => this.hand(chunk)));
    this.from.on('end', () => this.line(performance.now(), () => this.handEnd()));
  }

  /** In order, one after the other, each not before its own delay. */
  private line(arrivedAt: number, give: () => Promise<void>): void {
    this.from.pause();
    const { delayMs } = this.fault();
    const before = this.turn;
    this.turn = before
      .then(() => sleepUntil(arrivedAt + delayMs))
      .then(give)
      .catch(() => undefined); // the connection is gone, and with it its bytes
    if (delayMs > 0) this.from.resume();
    else void this.turn.then(() => this.from.resume());
  }

  private handEnd(): Promise<void> {
    if (!this.fault().silent) this.to.end();
    return Promise.resolve();
  }

  private async hand(chunk: Buffer): Promise<void> {
    for (let offset = 0; offset < chunk.length;) {
      const { silent, bytesPerSecond } = this.fault();
      if (silent || this.to.destroyed) return;
      const size = Math.max(1, Math.min(chunk.length - offset, Math.floor(bytesPerSecond * sliceOfSecond)));
      if (Number.isFinite(bytesPerSecond)) await sleep((size / bytesPerSecond) * 1000);
      const isWaiting = !this.to.write(chunk.subarray(offset, offset + size));
      offset += size;
      if (isWaiting) await new Promise((resolve) => this.to.once('drain', resolve).once('close', resolve));
    }
  }
}

async function sleepUntil(moment: number): Promise<void> {
  const ms = moment - performance.now();
  if (ms > 0) await sleep(ms);
}
