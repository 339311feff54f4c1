import { describe, expect, it } from '@jest/globals';
import type { CityView, KioskView } from '@yimen/contracts';
import { kioskServices } from './kiosk-services.ts';

const name = (text: string) => ({ zh: text, en: text });
const row = (service: string, prefix: string) => ({ service, prefix, name: name(service), waiting: 2 });
const view: KioskView = { state: 'open', services: [row('a', 'A'), row('b', 'B'), row('new', 'N')], notices: [] };
const group = (code: string, share: number, elderOrder: number) => {
  return { code, names: name(code), shortNames: name(`${code} short`), examples: name('x'), prefix: 'X', share, elderOrder };
};
const city = { serviceGroups: [group('a', 0.1, 1), group('b', 0.5, 2)] } as unknown as CityView;

const idsOf = (mode: 'normal' | 'elder') => kioskServices({ view, hallNow: undefined, city, mode }).map((service) => service.id);

describe('the services of a kiosk', () => {
  it('are none before anything is known', () => {
    expect(kioskServices({ view: undefined, hallNow: undefined, city: undefined, mode: 'normal' })).toEqual([]);
  });

  it('stand by their use, and in elder mode in the order for older visitors', () => {
    expect(idsOf('normal')).toEqual(['b', 'a', 'new']);
    expect(idsOf('elder')).toEqual(['a', 'b', 'new']);
  });

  it('are offered without the city, under their full names', () => {
    const [first] = kioskServices({ view, hallNow: undefined, city: undefined, mode: 'normal' });
    expect(first).toMatchObject({ id: 'a', short: name('a'), examples: name('') });
  });
});
