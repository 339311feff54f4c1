import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareVersions, findVersion, refuseVersion } from './versions.ts';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The project's own place for what it downloads: `.cache/servers/<name>-<version>/<name>`. */
export const cacheFolder = join(root, '.cache', 'servers');

export const executableSuffix = process.platform === 'win32' ? '.exe' : '';

export interface Binary {
  readonly path: string;
  readonly version: string;
}

/** The newest cached binary that is new enough. What lies there was complete and had been run before it got its name. */
export function findCached(name: string, minimum: string, folder = cacheFolder): Binary | undefined {
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((entry) => entry.startsWith(`${name}-`) && /\d$/.test(entry))
    .map((entry) => ({ path: join(folder, entry, name + executableSuffix), version: findVersion(entry) ?? '0.0.0' }))
    .filter(({ path, version }) => existsSync(path) && refuseVersion(name, version, minimum) === undefined)
    .sort((a, b) => compareVersions(b.version, a.version))[0];
}

/**
 * Puts a binary into the cache: `fill` brings it into a folder beside (path inside it is returned), `check` runs it and says its
 * version, then one rename makes it visible. Two set-ups at once, or a broken one, never leave half a file under the final name.
 */
export async function intoCache(
  name: string,
  fill: (folder: string) => Promise<string>,
  check: (path: string) => Promise<string>,
  folder = cacheFolder,
): Promise<Binary> {
  mkdirSync(folder, { recursive: true });
  const beside = mkdtempSync(join(folder, `.${name}-`));
  try {
    const binary = await fill(beside);
    chmodSync(binary, 0o755);
    const version = await check(binary);
    const home = join(folder, `${name}-${version}`);
    mkdirSync(home, { recursive: true });
    const path = join(home, name + executableSuffix);
    renameSync(binary, path);
    return { path, version };
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
