import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = join(import.meta.dirname, '..', '..', 'start', 'main.ts');

export interface Started {
  /** From the start of the process to its word that the city is ready, with servers, services and the first visitors. */
  readonly readyMs: number;
  /** Resident memory of the one process that holds all services, MiB. Linux only. */
  readonly residentMib: number | undefined;
}

/** Starts the whole city in one process twice over the same store and reports the second, the daily, start. */
export async function startTwice(): Promise<{ first: Started; second: Started }> {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-start-'));
  try {
    const first = await startOnce(folder);
    return { first, second: await startOnce(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<Started> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program, '--quiet', '--port', '0', '--data', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`the city ended with ${String(status)} instead of starting`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready at')) resolve();
    });
  });
  const readyMs = performance.now() - startedAt;
  const residentMib = residentOf(child.pid);
  child.kill('SIGTERM');
  await ended;
  return { readyMs, residentMib };
}

function residentOf(pid: number | undefined): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return line?.[1] === undefined ? undefined : Number(line[1]) / 1024;
}
