import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isConnected, loadCityPack } from '@yimen/city-pack';
import type { CityPack } from '@yimen/city-pack';
import { loadExchangeData } from './exchange-data.ts';
import { reachableRows } from './open-systems.ts';
import { secretsFrom } from './secrets.ts';

const shanghai = resolve(import.meta.dirname, '../../../../cities/shanghai');

describe('the exchange data of Shanghai', () => {
  let pack: CityPack;
  let folder: string | undefined;
  beforeAll(async () => void (pack = await loadCityPack(shanghai, { demo: true })));
  afterEach(async () => {
    if (folder) await rm(folder, { recursive: true });
    folder = undefined;
  });

  /** Loads a copy in which one file is changed. */
  const withChange = async (file: string, change: (text: string) => string) => {
    folder = await mkdtemp(join(tmpdir(), 'yimen-pack-'));
    for (const part of ['codes', 'mapping', 'openapi']) await cp(join(shanghai, part), join(folder, part), { recursive: true });
    await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
    return loadExchangeData({ ...pack, folder }, reachableRows(pack));
  };

  it('has codes and mappings for every connected item', async () => {
    const data = await loadExchangeData(pack, reachableRows(pack));
    const connected = pack.items.filter(({ slug }) => isConnected(pack, slug));
    expect(connected).toHaveLength(25);
    for (const { slug, system } of connected) expect(data.get(system)?.mappings.get(slug)).toBeDefined();
  });

  it.each([
    [
      'a code that lost its partner',
      'codes/insurance.csv',
      (text: string) => text.replace('kind,settled,11,both,\n', ''),
      'kind has no partner for settled',
    ],
    [
      'a decision that may come in',
      'codes/relief.csv',
      (text: string) => text.replace('decision,denied,BT,in,\n', ''),
      'decision: BT may come in and has no partner',
    ],
    [
      'a reason that is none of ours',
      'codes/relief.csv',
      (text: string) => text.replace('r-duplicate', 'r-whatever'),
      'r-whatever is no code of ours',
    ],
    ['two of theirs for one of ours', 'codes/relief.csv', (text: string) => `${text}decision,granted,OK,in,\n`, 'granted has two partners'],
    ['a broken row', 'codes/relief.csv', (text: string) => text.replace(',in,', ',sideways,'), 'codes/relief.csv row 2'],
    [
      'a mapping that lost a required field',
      'mapping/medical-relief-relief.json',
      (text: string) => text.replace('applicant.sfzh', 'applicant.sfz'),
      'applicant.sfzh is required by them and not fed',
    ],
    [
      'a mapping from nowhere',
      'mapping/medical-relief-relief.json',
      (text: string) => text.replace('fields.hospital', 'fields.hospitals'),
      'the item has no fields.hospitals',
    ],
    ['a mapping that is no JSON', 'mapping/medical-relief-relief.json', () => '{', 'mapping/medical-relief-relief.json'],
    [
      'a mapping of another item',
      'mapping/medical-relief-relief.json',
      (text: string) => text.replace('medical-relief', 'relief-other'),
      'is about relief-other',
    ],
    [
      'a description that does not know the item',
      'openapi/relief.json',
      (text: string) => text.replaceAll('JZ01', 'JZ02'),
      'does not know the item JZ01',
    ],
  ])('names %s', async (_name, file, change, fault) => {
    await expect(withChange(file, change)).rejects.toMatchObject({ faults: expect.arrayContaining([expect.stringContaining(fault)]) });
  });
});

describe('secrets', () => {
  it('come by name, or are derived from one root', () => {
    expect(secretsFrom('{"a/b":"x"}')('a/b')).toBe('x');
    expect(() => secretsFrom('{"a/b":"x"}')('a/c')).toThrow('no secret a/c');
    expect(secretsFrom('demo-root')('a/b')).not.toBe(secretsFrom('demo-root')('a/c'));
    expect(secretsFrom('demo-root')('')).toBe('');
  });
});
