import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lintFolder } from './lint-folder.ts';
import { readOptions, WrongUsage } from './options.ts';

const root = resolve(import.meta.dirname, '../..');
const options = { on: '2026-11-24', production: false, warnings: true };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lint-'));
  await cp(join(root, 'libs/city-pack/fixtures/harbour'), folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

/** Lints the small city with one text of one file replaced. */
async function lintWith(file: string, find: string | RegExp, put: string): Promise<readonly string[]> {
  const path = join(folder, `${file}.csv`);
  const sound = await readFile(path, 'utf8');
  expect(sound.replace(find, put)).not.toBe(sound);
  await writeFile(path, sound.replace(find, put));
  const { lines } = await lintFolder(folder, options);
  await writeFile(path, sound);
  return lines;
}

describe('lintFolder', () => {
  it('finds no error in the shipped pack', async () => {
    const result = await lintFolder(join(root, 'cities/shanghai'), options);
    expect(result.errors).toBe(0);
    expect(new Set(result.lines.map((line) => line.slice(0, 5)))).toEqual(new Set(['L10 W', 'L22 W']));
  });

  it('tells faults of the pack with file, row, column and value', async () => {
    expect(await lintWith('hours', '*,1,09:00,18:00', '*,1,09:00,8')).toEqual(['hours.csv:2:closes: 8: must be a clock time HH:MM']);
  });

  it.each([
    ['L03', 'item-materials', 'sharing|commitment', '', 'item-materials.csv:4:waivers'],
    ['L04', 'items', ',10,workingDay,5,', ',10,workingDay,11,', 'items.csv:2:promised_n'],
    ['L05', 'items', ',10,workingDay,5,', ',21,workingDay,5,', 'items.csv:2:statutory_n'],
    ['L07', 'materials', '有效期内,《船舶法》', '有效期内,', 'materials.csv:3:legal_basis_zh'],
    ['L08', 'materials', '船舶证,Ship', '其他相关材料,Ship', 'materials.csv:3:name_zh'],
    ['L09', 'items', 'Berth permit', '', 'items.csv:2:name_en'],
    ['L10', 'fields', 'case|credential:id-card.name', 'case', 'fields.csv:2:prefill'],
    ['L11', 'materials', ',original,船', ',original|copy,船', 'materials.csv:3:forms'],
    ['L12', 'situations', '"[""eq"",""answers.stay"",""long""]"', '"[""all""]"', 'situations.csv:3:rule'],
    ['L14', 'fields', 'no,notice', 'no,', 'fields.csv:3:sent_to'],
    ['L16', 'items', ',yes,0,', ',yes,2000,', 'items.csv:2:fee_basis_zh'],
    ['L17', 'items', 'inspection:10:no', 'inspection:0:no', 'items.csv:3:special'],
    ['L18', 'jurisdiction', /ship-register.*\n/, '', 'items.csv:3:mode'],
    ['L20', 'items', ',,1,sailor', ',,n,sailor', 'items.csv:2:visits'],
    ['L21', 'hours', '*,6,09:00,18:00,,,17:30,\n', '', 'centres.csv:2:code'],
    ['L22', 'powers', 'kind:centre,*', 'kind:centre,bureau:ship-bureau', 'centres.csv:2:code'],
  ])('%s is found when planted in %s', async (code, file, find, put, where) => {
    const lines = await lintWith(file, find, put);
    const found = lines.filter((line) => line.startsWith(code));
    expect(found.join('\n')).toContain(where);
  });

  it('refuses the demo’s files in production', async () => {
    const { errors } = await lintFolder(folder, { ...options, production: true });
    expect(errors).toBe(4);
  });
});

describe('options', () => {
  it.each([[[]], [['check', 'x']], [['lint']], [['lint', 'a', 'b']], [['lint', 'a', '--on', 'today']], [['lint', 'a', '--nope']]])(
    'refuse %j',
    (args) => {
      expect(() => readOptions(args)).toThrow(WrongUsage);
    },
  );

  it('take a folder and what goes with it', () => {
    expect(readOptions(['lint', 'x', '--on', '2026-11-24', '--no-warnings'])).toMatchObject({
      folder: 'x',
      on: '2026-11-24',
      warnings: false,
    });
    expect(readOptions(['--help']).help).toBe(true);
  });
});
