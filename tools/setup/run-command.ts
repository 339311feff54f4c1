import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** Runs a program and gives its output; throws with the last words of its stderr. */
export async function runCommand(
  file: string,
  args: readonly string[],
  env: Record<string, string> = {},
  timeoutMs = 600_000,
): Promise<string> {
  try {
    const options = { env: { ...process.env, ...env }, timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 };
    const { stdout, stderr } = await promisify(execFile)(file, args, options);
    return stdout + stderr;
  } catch (error) {
    throw new Error(lastWords(error), { cause: error });
  }
}

function lastWords(error: unknown): string {
  const { stderr = '', message } = error as { stderr?: string; message: string };
  return stderr.trim().split('\n').at(-1)?.trim() || (message.split('\n')[0] ?? message);
}

/** Absolute path of the first of `names` that lies on the PATH, as the system would find it. */
export function findOnPath(names: readonly string[]): string | undefined {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix))));
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
