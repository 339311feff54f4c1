import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { faultsOf } from '@yimen/ui/strings';
import type { TextTable } from '@yimen/ui/strings';

const folder = new URL('.', import.meta.url).pathname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('-texts.ts'));

async function tablesOf(file: string): Promise<TextTable[]> {
  const exports = (await import(join(folder, file))) as Record<string, unknown>;
  return Object.values(exports).filter((value): value is TextTable => typeof value === 'object' && value !== null && 'rows' in value);
}

describe('the texts of the pages', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it.each(files)('%s says everything in both languages and none of the words that we avoid', async (file) => {
    const tables = await tablesOf(file);
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.flatMap(faultsOf)).toEqual([]);
  });

  it('have names of their own', async () => {
    const names = (await Promise.all(files.map(tablesOf))).flat().map((table) => table.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
