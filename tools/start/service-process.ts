import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from './services.ts';

/** A service in a process of its own, started again on demand: what fault runs kill and freeze. */
export class ServiceProcess {
  readonly #service: Service;
  readonly #env: Record<string, string>;
  readonly #logFolder: string;
  #child: ChildProcess | undefined;

  constructor(service: Service, env: Readonly<Record<string, string>>, logFolder: string) {
    this.#service = service;
    this.#env = { ...inherited(), ...env };
    this.#logFolder = logFolder;
  }

  get name(): string {
    return this.#service.name;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process and waits until its own health says it lives. */
  async start(url: string, limitMs = 60_000): Promise<void> {
    mkdirSync(this.#logFolder, { recursive: true });
    const log = createWriteStream(join(this.#logFolder, `${this.name}.log`), { flags: 'a' });
    const child = spawn(process.execPath, ['--enable-source-maps', this.#service.main], {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.#child = child;
    await isAlive(`${url}/health/live`, child, limitMs, this.name);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** Ends the process and waits for its end; SIGKILL leaves it no time for anything. */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM', limitMs = 6_000): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    await ended;
    clearTimeout(timer);
  }
}

/** The environment of this process without settings of another city. */
function inherited(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name, value]) => value !== undefined && !name.startsWith('YIMEN_'));
  return Object.fromEntries(entries) as Record<string, string>;
}

async function isAlive(url: string, child: ChildProcess, limitMs: number, name: string): Promise<void> {
  const until = performance.now() + limitMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode} instead of starting: see its log`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    if (performance.now() > until) throw new Error(`${name} did not say that it lives within ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
