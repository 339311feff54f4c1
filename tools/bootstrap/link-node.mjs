// postinstall. npm below 11.6 drops the link of an optional platform package's binary; put `node_modules/.bin/node` back.
// Then note which package-lock.json was installed, so that the next start knows whether to install again.
// Plain syntax on purpose: this file runs under whatever Node started npm.
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stampInstall } from './install.mjs';
import { platformBinary } from './platform-node.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const binary = platformBinary(root);
const link = join(root, 'node_modules', '.bin', 'node');

if (binary && process.platform !== 'win32' && !existsSync(link)) {
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(relative(dirname(link), binary), link);
}

stampInstall(root);
