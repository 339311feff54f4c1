import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process named beyond doubt: a pid alone is given out again, a pid with its start time is not. */
export interface ProcessName {
  readonly pid: number;
  readonly startedAt: string;
}

interface PidFile {
  readonly server: ProcessName;
  readonly owner: ProcessName;
}

function output(file: string, ...args: readonly string[]): string {
  return execFileSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

const askSystem: Partial<Record<NodeJS.Platform, (pid: number) => string>> = {
  // Field 22 of stat: ticks since boot. The command in parentheses before it may itself contain blanks.
  linux: (pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? '' : (fields[19] ?? ''); // Z: ended, only not yet collected by its parent
  },
  darwin: (pid) => output('ps', '-o', 'lstart=', '-p', String(pid)),
  win32: (pid) => output('powershell', '-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`),
};

/** When the process started, in the words of its system, or undefined when there is none of that number. */
export function startTimeOf(pid: number): string | undefined {
  try {
    return askSystem[process.platform]?.(pid) || undefined;
  } catch {
    return undefined; // no such process
  }
}

/** True while that very process runs. */
export function isRunning(name: ProcessName): boolean {
  return startTimeOf(name.pid) === name.startedAt;
}

function nameOf(pid: number): ProcessName {
  return { pid, startedAt: startTimeOf(pid) ?? '' };
}

/** Notes that `pid` is a server of this process. */
export function writePidFile(path: string, pid: number): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ server: nameOf(pid), owner: nameOf(process.pid) } satisfies PidFile));
}

/** Removes the note, unless it is by now about another process. */
export function removePidFile(path: string, pid: number): void {
  if (findPidFile(path)?.server.pid === pid) rmSync(path, { force: true });
}

/**
 * Makes way for a new server: a note of a process that is gone is removed, a server whose owner is gone is ended. A server whose
 * owner lives is left alone and reported as an error.
 */
export async function clearPidFile(path: string): Promise<void> {
  const found = findPidFile(path);
  if (found && isRunning(found.server)) {
    if (isRunning(found.owner)) throw new Error(`${path} is in use by process ${found.server.pid} of the run ${found.owner.pid}`);
    await end(found.server);
  }
  rmSync(path, { force: true });
}

function findPidFile(path: string): PidFile | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as PidFile;
  } catch {
    return undefined; // cut off while being written: its server was never ours to end
  }
}

async function end(name: ProcessName): Promise<void> {
  process.kill(name.pid, 'SIGTERM');
  process.kill(name.pid, 'SIGCONT');
  for (let waitedMs = 0; waitedMs < 5000; waitedMs += 25) {
    if (!isRunning(name)) return;
    await sleep(25);
  }
  process.kill(name.pid, 'SIGKILL');
}
