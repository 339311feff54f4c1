import { resolve } from 'node:path';
import { CityPackError } from './faults.ts';
import type { PackFault } from './faults.ts';
import { readPack } from './load-city-pack.ts';
import type { LoadOptions } from './load-city-pack.ts';
import { readFolder } from './read/read-folder.ts';
import type { PackFiles } from './read/read-folder.ts';

/** A made-up city of three centres whose codes, item codes, case numbers and columns have nothing of any other city's. */
export const harbour = resolve(import.meta.dirname, '../fixtures/harbour');

export const harbourFiles: PackFiles = await readFolder(harbour);

/** What was found after one change: a text or pattern of a file replaced, or bytes put in. */
export function faultsAfter(
  file: string,
  find: string | RegExp,
  put: string | Uint8Array,
  options: LoadOptions = {},
): readonly PackFault[] {
  const path = `${file}.csv`;
  const text = Buffer.from(harbourFiles.get(path) ?? new Uint8Array()).toString('utf8');
  const changed = typeof put === 'string' ? Buffer.from(text.replace(find, put)) : spliced(text, find, put);
  if (changed.equals(Buffer.from(text))) throw new Error(`nothing was planted in ${path}`);
  return faultsOf(new Map(harbourFiles).set(path, changed), options);
}

function spliced(text: string, find: string | RegExp, put: Uint8Array): Buffer {
  const [before = '', after = ''] = text.split(find);
  return Buffer.concat([Buffer.from(before), put, Buffer.from(after)]);
}

/** Every fault of a set of files; none when it loads. */
export function faultsOf(files: PackFiles, options: LoadOptions = {}): readonly PackFault[] {
  try {
    readPack('harbour', files, options);
    return [];
  } catch (error) {
    if (error instanceof CityPackError) return error.faults;
    throw error;
  }
}
