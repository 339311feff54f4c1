import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { waitFor } from '@yimen/testing';
import type { IntakeBench } from './intake-bench.fake.ts';

const hooks = resolve(import.meta.dirname, '../../../../tools/jest/source-hooks.mjs');
const program = resolve(import.meta.dirname, 'victim.fake.ts');

/** Intake in a process of its own, on the bench's servers and files. */
export class VictimProcess {
  /** Everything that it wrote: its log. */
  output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** @param when step at which it kills itself, e.g. `after Cases.begin`; `never` to let it live */
  static async start(bench: IntakeBench, when: string): Promise<VictimProcess> {
    const args = ['--conditions=@yimen/source', '--disable-warning=ExperimentalWarning', '--import', hooks, program];
    const child = spawn(process.execPath, [...args, JSON.stringify(bench.settings), String(bench.clock.now()), when], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: '', YIMEN_LOG: 'trace' },
    });
    let early = '';
    child.stdout?.on('data', (chunk: Buffer) => (early += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (early += chunk.toString()));
    const [message] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(`the process ended: ${early}`))),
    ])) as [{ url: string }];
    const victim = new VictimProcess(child, message.url);
    Object.defineProperty(victim, 'output', { get: () => early });
    await waitFor(async () => (await fetch(`${message.url}/health/ready`)).status === 200, {
      about: 'the other process',
      timeoutMs: 30_000,
    });
    return victim;
  }

  /** Whether it was killed, by itself or by `kill`. */
  get dead(): boolean {
    return this.child.signalCode === 'SIGKILL';
  }

  async kill(): Promise<void> {
    if (this.dead) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}
