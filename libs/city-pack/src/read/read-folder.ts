import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Every CSV file of a pack: path within the folder → bytes. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

/** Folders whose files are read by others: code tables of the bureaus, mappings, clips. */
const othersFolders = /^(?:codes|mapping|openapi|voice)\//;

/** Reads the files of a pack, sorted by path. A folder that is not there is an error of the caller, not a fault of the pack. */
export async function readFolder(folder: string): Promise<PackFiles> {
  if (!(await stat(folder)).isDirectory()) throw new Error(`${folder} is not a folder`);
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  const files = names.filter((name) => name.endsWith('.csv') && !othersFolders.test(name)).sort();
  return new Map(await Promise.all(files.map(async (name) => [name, await readFile(join(folder, name))] as const)));
}

/** SHA-256 over all names and bytes: the same pack, the same hash. */
export function hashOf(files: PackFiles): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of files) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
