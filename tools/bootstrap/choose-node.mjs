// Which Node goes on: this one, the pinned one that npm has installed, or none. Plain syntax: read by any Node from 20 on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformBinary } from './platform-node.mjs';

/** The oldest Node that runs the product where no pinned one exists for the platform (musl, Windows on ARM). */
const oldest = [24, 9];

/**
 * `{ kind: 'this' }`, `{ kind: 'other', binary }` or `{ kind: 'none', reason }`.
 * `version` is that of the running Node, `binary` the pinned one of this platform, if there is one.
 */
export function chooseNode(root, version = process.version, binary = platformBinary(root)) {
  const pinned = readFileSync(join(root, '.nvmrc'), 'utf8').trim();
  if (version === `v${pinned}`) return { kind: 'this' };
  if (binary) return { kind: 'other', binary };
  const [major, minor] = version.slice(1).split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return { kind: 'this' };
  const reason = `There is no packaged Node ${pinned} for ${process.platform}-${process.arch}, and ${version} is too old: install Node ${pinned} and try again.`;
  return { kind: 'none', reason };
}
