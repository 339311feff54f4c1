import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const packable = /\.(html|js|css|svg|json|webmanifest)$/;
const smallestBytes = 512;

/** Writes `.br` and `.gz` beside every text file of the client build, so that serving costs no compression. */
export function precompress(folder: string): Plugin {
  return {
    name: 'yimen:precompress',
    apply: 'build',
    async closeBundle() {
      const names = await readdir(folder, { recursive: true });
      await Promise.all(names.filter((name) => packable.test(name)).map((name) => pack(join(folder, name))));
    },
  };
}

async function pack(file: string): Promise<void> {
  const plain = await readFile(file);
  if (plain.length < smallestBytes) return;
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(plain, options));
  await writeFile(`${file}.gz`, await promisify(gzip)(plain, { level: 9 }));
}
