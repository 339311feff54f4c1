import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guard, unguard } from './guardian.ts';
import { clearPidFile, removePidFile, writePidFile } from './pid-file.ts';

export interface OwnedProcessOptions {
  /** What error messages call it, e.g. `mongod`. */
  readonly name: string;
  readonly binary: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly pidFile: string;
  /** Asked every 10 ms; the start is done when it says true. A throw counts as "not yet". */
  readonly ready: () => Promise<boolean>;
  readonly timeoutMs?: number;
}

export interface OwnedProcess {
  readonly pid: number;
  /** Resolves when the process has ended, with its exit code or the signal's name. */
  readonly exited: Promise<number | string>;
  /** SIGKILL, SIGSTOP, SIGCONT and the like, for fault tests. */
  kill(signal: NodeJS.Signals): void;
  /** Ends it and waits; kills after `graceMs` (3 s). Any number of calls. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts a server that belongs to this process: it ends with us at the latest, its output goes to a file, its pid file tells later
 * runs whose it was. Detached, so that a Ctrl-C in the terminal reaches only us and we stop it in our own order.
 */
export async function startOwned(options: OwnedProcessOptions): Promise<OwnedProcess> {
  await clearPidFile(options.pidFile);
  const child = launch(options);
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${options.name} cannot be started: ${options.binary}`);
  guard(pid);
  writePidFile(options.pidFile, pid);
  const owned = own(child, pid, options.pidFile);
  await untilReady(options, owned, child);
  child.unref();
  return owned;
}

function launch({ binary, args, logFile }: OwnedProcessOptions): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  const child = spawn(binary, args, { stdio: ['ignore', log, log], detached: process.platform !== 'win32' });
  child.once('error', () => undefined); // shows as a missing pid
  closeSync(log);
  return child;
}

function own(child: ChildProcess, pid: number, pidFile: string): OwnedProcess {
  const exited = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => {
      unguard(pid);
      removePidFile(pidFile, pid);
      resolve(code ?? signal ?? 'unknown');
    });
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid,
    exited,
    kill: (signal) => void child.kill(signal),
    stop: async (graceMs = 3000) => {
      if (hasEnded()) return;
      child.ref();
      child.kill('SIGTERM');
      child.kill('SIGCONT');
      const force = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await exited;
      clearTimeout(force);
    },
  };
}

async function untilReady(options: OwnedProcessOptions, owned: OwnedProcess, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + (options.timeoutMs ?? 20_000);
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${options.name} ended at once: ${lastWords(options.logFile)}`);
    if (await options.ready().catch(() => false)) return;
    if (Date.now() > deadline) break;
    await sleep(10);
  }
  await owned.stop(0);
  throw new Error(`${options.name} was not ready in time: ${lastWords(options.logFile)}`);
}

function lastWords(logFile: string): string {
  return readFileSync(logFile, 'utf8').trim().split('\n').slice(-4).join(' | ').slice(-1200);
}
