import { resolve } from 'node:path';
import { calendarOf, hoursIndex, hoursOn, isWorkingDay } from '@yimen/domain-calendar';
import { canonicalJson, ItemContent } from '@yimen/domain-catalogue';
import { makeCaseNumber, readCaseNumber } from '@yimen/domain-identifiers';
import { describe, expect, it } from '@jest/globals';
import { caseNumberPrefix } from './city.ts';
import { composeItems } from './guide/compose-item.ts';
import { isConnected } from './guide/connected.ts';
import { harbour } from './harbour.fake.ts';
import { lintPack } from './guide/lint-pack.ts';
import { loadCityPack } from './load-city-pack.ts';
import { holdsPower } from './guide/powers.ts';

const shanghai = await loadCityPack(resolve(import.meta.dirname, '../../../cities/shanghai'));
const small = await loadCityPack(harbour);
const today = '2026-11-24';

describe('the Shanghai pack', () => {
  it('is as large as it says', () => {
    const sizes = [shanghai.centres, shanghai.items, shanghai.systems, shanghai.windows, shanghai.people].map((rows) => rows.length);
    expect(sizes).toEqual([287, 175, 22, 1856, 80]);
    expect([...shanghai.calendar.keys()]).toEqual([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  });

  it('gives the case number of the specification', () => {
    const centre = shanghai.centres.find((each) => each.code === '310101015');
    const { caseNumber } = shanghai.city;
    const number = makeCaseNumber({ prefix: centre?.caseNumberPrefix ?? '', date: '2026-11-23', sequence: 42 }, caseNumber);
    expect(number).toBe('310101015000202611230000428');
    const subCentre = shanghai.centres.find((each) => each.code === '310117116-1');
    expect(subCentre?.caseNumberPrefix).toBe('310117116901');
  });

  it('composes 175 items that keep to the schema, the same each time', () => {
    const items = composeItems(shanghai);
    expect(items.size).toBe(175);
    for (const content of items.values()) expect(ItemContent.parse(content)).toEqual(content);
    expect(canonicalJson([...composeItems(shanghai)])).toBe(canonicalJson([...items]));
  });

  it('has no lint error', () => {
    expect(lintPack(shanghai, today).filter((found) => found.severity === 'E')).toEqual([]);
  });

  it('leaves sub-centres without the powers that no row grants', () => {
    const question = { power: 'receive-and-accept', item: 'residence-permit-endorse', bureau: 'gongan', on: today } as const;
    const centre = (code: string) => ({ code, kind: code.includes('-') ? ('sub-centre' as const) : ('centre' as const) });
    expect(holdsPower(shanghai, { ...question, centre: centre('310101018') })).toBe(true);
    expect(holdsPower(shanghai, { ...question, centre: centre('310112102-1') })).toBe(false);
    expect(holdsPower(shanghai, { ...question, centre: centre('310117116-1') })).toBe(true);
    expect(holdsPower(shanghai, { ...question, centre: centre('310115145-1') })).toBe(false);
    expect(holdsPower(shanghai, { ...question, centre: centre('310115145-1'), on: '2026-06-30' })).toBe(true);
  });

  it('is the same pack as long as its files are', async () => {
    const again = await loadCityPack(resolve(import.meta.dirname, '../../../cities/shanghai'));
    expect(again.hash).toBe(shanghai.hash);
    expect(small.hash).not.toBe(shanghai.hash);
  });

  it('opens the demo’s halls round the clock, only in the demo', async () => {
    const demo = await loadCityPack(resolve(import.meta.dirname, '../../../cities/shanghai'), { demo: true });
    const at = (pack: typeof demo, centre: string, date: string) => hoursOn(hoursIndex(pack.hours), centre, date);
    for (const date of ['2026-11-24', '2026-12-31', '2027-02-06', '2026-11-27'])
      expect(at(demo, '310115005', date)).toMatchObject({ opens: '00:00', closes: '24:00' });
    expect(at(demo, '310101002', '2026-11-24')).toMatchObject({ opens: '08:30' });
    expect(at(shanghai, '310115005', '2026-11-27')).toMatchObject({ opens: '08:30', closes: '12:00' });
  });
});

describe('a second city', () => {
  it('loads with its own codes, columns, patterns and time zone', () => {
    expect(small.city).toMatchObject({
      code: 'HB',
      timeZone: 'Asia/Urumqi',
      names: { en: 'Harbour' },
      caseNumber: { prefixLength: 5, sequenceDigits: 4 },
    });
    expect(small.items.map(({ slug, code }) => [slug, code.length])).toEqual([
      ['berth-permit', 28],
      ['ship-register', 28],
    ]);
    expect(small.materials.map(({ code }) => code)).toEqual(['m-id-card', 'm-ship']);
  });

  it('numbers its cases by its own rule', () => {
    const { caseNumber } = small.city;
    const beach = small.centres.find((centre) => centre.kind === 'sub-centre');
    expect(beach && caseNumberPrefix(small.city, beach)).toBe('20001');
    const number = makeCaseNumber({ prefix: '20001', date: '2026-11-24', sequence: 7 }, caseNumber);
    expect(number).toHaveLength(18);
    expect(readCaseNumber(number, caseNumber)).toMatchObject({ prefix: '20001', sequence: 7 });
  });

  it('fills up windows, keeps a bureau’s own days, and knows what is connected', () => {
    expect(small.windows.map(({ centre, window, groups }) => `${centre}/${window} ${groups.join('+')}`)).toEqual([
      'N101/1 berth',
      'N101/2 berth+ship',
      'S101/1 berth+ship',
      'S101-1/1 berth+ship',
    ]);
    const bureau = calendarOf(small.calendar.values(), small.bureauCalendars.get('harbour-bureau')?.values());
    expect([isWorkingDay(bureau, '2026-01-05'), isWorkingDay(calendarOf(small.calendar.values()), '2026-01-05')]).toEqual([false, true]);
    expect([isConnected(small, 'berth-permit'), isConnected(small, 'ship-register')]).toEqual([true, false]);
  });

  it('is linted as its own rules say', () => {
    expect(lintPack(small, today).map(({ code, file, row, key }) => `${code} ${file}:${row ?? '-'} ${key.join()}`)).toEqual([
      'L22 centres:4 S101-1',
    ]);
  });
});
