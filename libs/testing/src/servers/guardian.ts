import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * A shell beside this process that reads from a pipe which only we hold. When we end, however that happens (kill -9 included), the
 * pipe closes and the shell ends every server that we did not end ourselves. CONT wakes a frozen one, so that it takes its TERM.
 */
const watch = `
pids=' '
while read -r verb pid; do
  case "$verb" in
    add) pids="$pids$pid " ;;
    drop) pids="$(printf '%s' "$pids" | sed "s/ $pid / /")" ;;
  esac
done
for pid in $pids; do kill -TERM "$pid"; kill -CONT "$pid"; done 2>/dev/null
`;

let guardian: ChildProcess | undefined;

function tell(line: string): void {
  if (process.platform === 'win32') return; // a job object ends the children there
  if (guardian?.exitCode !== null || !guardian.stdin?.writable) {
    guardian = spawn('sh', ['-c', watch], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    guardian.unref();
    (guardian.stdin as Socket).unref();
  }
  guardian.stdin?.write(`${line}\n`);
}

/** From now on the process `pid` ends when we end. */
export function guard(pid: number): void {
  tell(`add ${pid}`);
}

/** The process `pid` has ended: its number may belong to somebody else from now on. */
export function unguard(pid: number): void {
  tell(`drop ${pid}`);
}
