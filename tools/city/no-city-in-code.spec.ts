import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');

function sources(): string[] {
  const all = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))),
  );
  const isCode = (path: string) =>
    /\/src\/.*\.tsx?$/.test(path) && !/\.(spec|fake)\.tsx?$/.test(path) && !/node_modules|\/dist\//.test(path);
  return all.filter(isCode);
}

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '');

describe('source code', () => {
  it('names no city and none of its codes: a city is a folder', () => {
    const found = sources().flatMap((path) => {
      const lines = withoutComments(readFileSync(join(root, path), 'utf8')).split('\n');
      return lines.filter((line) => /shanghai(?!['"]?\s*[:)])|上海|\b3101\d{2}/i.test(line)).map((line) => `${path}: ${line.trim()}`);
    });
    expect(found).toEqual([]);
  });
});
