// Whether node_modules is what package-lock.json says, and how to make it so. Plain syntax: read by any Node from 20 on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stampOf = (root) => join(root, 'node_modules', '.yimen-lock');

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** True when node_modules is missing or was installed from another package-lock.json. */
export function isInstallStale(root) {
  const stamp = stampOf(root);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash(root);
}

/** Notes that node_modules now is what package-lock.json says. Every install ends with this (postinstall). */
export function stampInstall(root) {
  writeFileSync(stampOf(root), lockHash(root));
}

/** Runs `npm ci` with the npm that started us, or the one on the PATH. Gives its exit status. */
export function install(root) {
  const cli = process.env.npm_execpath;
  const node = process.env.npm_node_execpath || process.execPath;
  const command = cli && cli.endsWith('.js') ? [node, cli] : ['npm'];
  const args = [...command.slice(1), 'ci', '--no-audit', '--no-fund'];
  const done = spawnSync(command[0], args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && command[0] === 'npm',
  });
  if (done.status === 0) stampInstall(root);
  return done.status === null ? 1 : done.status;
}
