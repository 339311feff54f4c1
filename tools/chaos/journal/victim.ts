import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process that is killed and started again. */
export class Victim<Message> {
  readonly name: string;
  kills = 0;
  readonly #file: string;
  readonly #argument: () => string;
  readonly #onMessage: (message: Message) => void;
  readonly #onStart: () => void;
  #child: ChildProcess | undefined;
  #worked = 0;
  readonly #atGap: (() => void)[] = [];

  constructor(
    name: string,
    argument: () => string,
    onMessage: (message: Message) => void = () => undefined,
    onStart = (): void => undefined,
  ) {
    this.name = name;
    this.#file = new URL(`${name}.ts`, import.meta.url).pathname;
    this.#argument = argument;
    this.#onMessage = onMessage;
    this.#onStart = onStart;
  }

  /** Starts the process. Whoever waits for it to be at work asks `worked`. */
  start(): void {
    const child = fork(this.#file, [this.#argument()], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child = child;
    this.#worked = 0;
    child.on('message', (message: Message & { ready?: true }) => {
      if (message.ready) {
        this.#onStart();
        return;
      }
      this.#worked += 1;
      this.#onMessage(message);
    });
  }

  /** How much it has done since it started. */
  get worked(): number {
    return this.#worked;
  }

  /** Waits until it stands between two steps, at most `limitMs`. */
  atGap(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      this.#atGap.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  send(message: object): void {
    if (this.#child?.connected) this.#child.send(message, () => undefined);
  }

  /** kill -9, and up again. */
  async kill(): Promise<void> {
    await this.end();
    this.kills += 1;
    this.start();
  }

  async end(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
