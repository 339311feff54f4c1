import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** An engine that is killed -9, started again, frozen and thawed. */
export class EngineProcess {
  readonly name: string;
  readonly url: string;
  kills = 0;
  readonly #argument: string;
  #child: ChildProcess | undefined;
  #ready = Promise.withResolvers<undefined>();

  constructor(name: string, url: string, argument: object) {
    this.name = name;
    this.url = url;
    this.#argument = JSON.stringify(argument);
  }

  /** Starts it; resolves when it serves. */
  async start(limitMs = 30_000): Promise<void> {
    this.#ready = Promise.withResolvers();
    const file = new URL('engine.ts', import.meta.url).pathname;
    const child = fork(file, [this.#argument], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child = child;
    child.on('message', () => this.#ready.resolve(undefined));
    const gone = once(child, 'exit').then(() => 'gone');
    const first = await Promise.race([this.#ready.promise, gone, sleep(limitMs, 'late')]);
    if (first === 'gone') throw new Error(`${this.name} ended instead of starting`);
  }

  /** kill -9, and up again. */
  async kill(): Promise<void> {
    await this.end();
    this.kills += 1;
    await this.start();
  }

  /** Stands still for a while, as a process on an overloaded machine does. */
  async freeze(ms: number): Promise<void> {
    this.#child?.kill('SIGSTOP');
    await sleep(ms);
    this.#child?.kill('SIGCONT');
  }

  async end(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
