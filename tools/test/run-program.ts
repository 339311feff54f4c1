import { spawn } from 'node:child_process';
import { root } from '../setup/index.ts';

export interface Ran {
  /** The exit status, or the signal's name. */
  readonly status: number | string;
  /** The end of what it wrote, stdout and stderr in the order of arrival. */
  readonly output: string;
}

const keptCharacters = 200_000;

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The root of the repository unless said otherwise. */
  readonly cwd?: string;
  /** False keeps what it writes off our own output. */
  readonly show?: boolean;
}

/** Runs Node with these arguments; what it writes is shown as it comes. */
export function runNode(args: readonly string[], { env = {}, cwd = root, show = true }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (text: string, stream: NodeJS.WriteStream) => {
      if (show) stream.write(text);
      output = (output + text).slice(-keptCharacters);
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => take(text, process.stdout));
    child.stderr.setEncoding('utf8').on('data', (text: string) => take(text, process.stderr));
    child.once('error', (error) => resolve({ status: error.message, output }));
    child.once('close', (code, signal) => resolve({ status: code ?? signal ?? 'unknown', output }));
  });
}
