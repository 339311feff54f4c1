import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadCityPack } from '@yimen/city-pack';
import { readCaseNumber } from '@yimen/domain-identifiers';
import { CityFacts } from './city-facts.ts';

describe('CityFacts of the Shanghai pack', () => {
  let city: CityFacts;
  beforeAll(async () => {
    city = new CityFacts(await loadCityPack(resolve(import.meta.dirname, '../../../../cities/shanghai'), { demo: true }));
  });

  it('knows the centre of every case number, main and sub-centre', () => {
    for (const centre of city.pack.centres) expect(city.centreOfNumber(`${centre.caseNumberPrefix}20261124000001`)).toBe(centre.code);
    expect(() => city.centreOfNumber('99999999999920261124000001')).toThrow(RangeError);
    expect(new Set(city.pack.centres.map((centre) => centre.caseNumberPrefix)).size).toBe(city.pack.centres.length);
  });

  it('reads the specification’s example of a case number', () => {
    expect(readCaseNumber('310101015000202611230000428', city.pack.city.caseNumber)).toMatchObject({ date: '2026-11-23', sequence: 42 });
  });

  it('lets an office accept what the table of powers grants it on that date, and nothing else', () => {
    const may = (office: string, bureau: string, on: string) => city.mayAccept(office, { item: 'x', bureau }, on);
    expect(may('310101018', 'yibao', '2026-11-24')).toBe(true);
    expect(may('310117116-1', 'gongan', '2026-11-24')).toBe(true);
    expect(may('310117116-1', 'gongan', '2023-12-31')).toBe(false);
    expect(may('310145145-9', 'yibao', '2026-11-24')).toBe(false);
  });

  it('begins its day at midnight in the city', () => {
    expect(city.today(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
    expect(city.today(Date.parse('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
  });

  it('names a reason with its remedy', () => {
    expect(city.reason('r-age-not-met')?.remedy.zh).toContain('再次申请');
    expect(city.reason('r-none')).toBeUndefined();
  });
});
