import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { QueueSettings } from '../config.ts';

/** An engine in a process of its own, to be killed and frozen. Runs what `tsc -b` has built. */
export class EngineProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {}

  static async start(settings: QueueSettings, port: number): Promise<EngineProcess> {
    const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
    const env = { ...process.env, ...environmentOf({ ...settings, port }) };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    const url = `http://127.0.0.1:${port}`;
    const ended = once(child, 'exit').then(() => {
      throw new Error('the engine ended at its start');
    });
    await Promise.race([isLive(url), ended]);
    ended.catch(() => undefined);
    return new EngineProcess(url, child);
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  /** As an app of a bench is stopped. */
  stop(): Promise<void> {
    return this.end('SIGKILL');
  }

  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    this.child.kill('SIGCONT');
    await gone;
  }
}

function environmentOf(settings: QueueSettings): Record<string, string> {
  const name = (field: string) => `QUEUE_${field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  return Object.fromEntries(
    Object.entries<string | number | boolean | undefined>(settings).flatMap(([field, value]) =>
      value === undefined ? [] : [[name(field), String(value)]],
    ),
  );
}

async function isLive(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/health/live`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
