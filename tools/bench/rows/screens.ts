import { ScreenDelta, ScreenSnapshot } from '@yimen/contracts';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';

/** Screens that only listen: each tells when it has heard of a position. */
export interface Screens {
  /** Resolves with the moment (monotonic ms) at which the last of them had it. */
  lastHeard(mark: string, limitMs: number): Promise<number>;
  stop(): void;
}

class Marks {
  readonly #count: number;
  readonly #heard = new Map<string, number>();
  readonly #waiting = new Map<string, (at: number) => void>();

  constructor(count: number) {
    this.#count = count;
  }

  hear(mark: string): void {
    const heard = (this.#heard.get(mark) ?? 0) + 1;
    this.#heard.set(mark, heard);
    if (heard === this.#count) this.#waiting.get(mark)?.(performance.now());
  }

  wait(mark: string, limitMs: number): Promise<number> {
    if ((this.#heard.get(mark) ?? 0) >= this.#count) return Promise.resolve(performance.now());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not all screens heard of ${mark} within ${limitMs} ms`)), limitMs);
      this.#waiting.set(mark, (at) => {
        clearTimeout(timer);
        resolve(at);
      });
    });
  }
}

/** Our screens: Socket.IO clients of the display edge, paired as hall displays. A mark is `<epoch>/<seq>`. */
export async function ourScreens(origin: string, token: string, count: number): Promise<Screens> {
  const marks = new Marks(count);
  const sockets: Socket[] = [];
  for (let index = 0; index < count; index++) {
    const socket = io(`${origin}/screen`, { transports: ['websocket'], auth: { token }, forceNew: true, reconnection: false });
    sockets.push(socket);
    socket.on('delta', (frame: unknown) => {
      const { at } = ScreenDelta.parse(frame);
      marks.hear(`${at.epoch}/${at.seq}`);
    });
    const ready = new Promise<void>((resolve, reject) => {
      socket.once('connect_error', reject);
      socket.once('snapshot', (frame: unknown) => {
        ScreenSnapshot.parse(frame);
        resolve();
      });
      socket.once('connect', () => socket.emit('resync', { at: null }));
    });
    await ready;
  }
  return { lastHeard: (mark, limitMs) => marks.wait(mark, limitMs), stop: () => sockets.forEach((socket) => socket.disconnect()) };
}

/** The floor's screens: bare WebSockets. A mark is the seq of the floor's commit. */
export async function floorScreens(port: number, count: number): Promise<Screens> {
  const marks = new Marks(count);
  const sockets = Array.from({ length: count }, () => new WebSocket(`ws://127.0.0.1:${port}/`));
  for (const socket of sockets) {
    socket.onmessage = ({ data }) => marks.hear(String((JSON.parse(String(data)) as { seq: number }).seq));
  }
  await Promise.all(sockets.map((socket) => new Promise((opened) => (socket.onopen = opened))));
  return { lastHeard: (mark, limitMs) => marks.wait(mark, limitMs), stop: () => sockets.forEach((socket) => socket.close()) };
}
