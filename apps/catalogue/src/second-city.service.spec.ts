import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CentreList, CityView, ItemList, ItemPage } from '@yimen/contracts';
import { startBench } from './catalogue-bench.fake.ts';
import type { CatalogueBench } from './catalogue-bench.fake.ts';

let bench: CatalogueBench;
beforeAll(async () => {
  bench = await startBench({ cityPack: resolve(import.meta.dirname, '../../../libs/city-pack/fixtures/harbour') });
}, 30_000);
afterAll(() => bench.stop());

const get = async (path: string): Promise<unknown> => (await fetch(`${bench.api}/${path}`)).json();

describe('another city', () => {
  it('is served without a change of code', async () => {
    const city = CityView.parse(await get('city'));
    expect(city).toMatchObject({
      code: 'HB',
      names: { en: 'Harbour' },
      hotline: '000',
      timeZone: 'Asia/Urumqi',
      counts: { items: 2, connected: 1 },
    });
    const { centres } = CentreList.parse(await get('centres'));
    expect(centres.map(({ code }) => code)).toEqual(['N101', 'S101', 'S101-1']);
    const { items } = ItemList.parse(await get('items?q=lunchuan'));
    expect(items).toEqual([]);
    expect(ItemList.parse(await get('items?q=chuanbo')).items.map(({ item }) => item)).toEqual(['ship-register']);
    expect(ItemList.parse(await get('items?q=轮船')).items.map(({ item }) => item)).toEqual(['ship-register']);
    const page = ItemPage.parse(await get('items/berth-permit'));
    expect(page).toMatchObject({ connected: true, deadlines: { on: '2026-11-24', promised: { date: '2026-12-01' } } });
  });
});
