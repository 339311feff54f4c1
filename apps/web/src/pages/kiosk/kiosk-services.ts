import type { CityView, HallNow, ItemList, KioskView } from '@yimen/contracts';
import { joinNames } from '@yimen/ui/format';
import type { Name } from '../hall/hall-model.ts';
import { shortName } from '../hall/hall-model-of.ts';
import type { KioskMode, KioskService } from './kiosk-model.ts';

interface Sources {
  readonly view: KioskView | undefined;
  readonly hallNow: HallNow | undefined;
  readonly city: CityView | undefined;
  /** All items, by share of the yearly cases. */
  readonly items: ItemList | undefined;
  readonly mode: KioskMode;
}

/** The services that the kiosk offers, most used first; in elder mode those that older people use most. */
export function kioskServices({ view, hallNow, city, items, mode }: Sources): KioskService[] {
  const use = useOf(items, mode);
  return (view?.services ?? [])
    .map((row) => {
      const known = hallNow?.services.find((service) => service.service === row.service);
      return {
        id: row.service,
        letter: row.prefix,
        name: row.name,
        short: shortName(row.service, row.name, city),
        examples: examplesOf(row.service, items),
        people: row.waiting,
        range: row.range,
        left: known?.left,
        closedBecause: row.closedBecause,
        identityRequired: known?.identityRequired ?? false,
      };
    })
    .toSorted((a, b) => (use.get(b.id) ?? 0) - (use.get(a.id) ?? 0));
}

/** How much each service is used. Items come by share of cases, and shares of a list like this fall about as one over the rank (Zipf). */
function useOf(items: ItemList | undefined, mode: KioskMode): Map<string, number> {
  const use = new Map<string, number>();
  items?.items.forEach((item, rank) => {
    const elderly = mode === 'elder' && item.audience.some((audience) => elderAudiences.includes(audience));
    use.set(item.serviceGroup, (use.get(item.serviceGroup) ?? 0) + (elderly ? 4 : 1) / (rank + 1));
  });
  return use;
}

const elderAudiences = ['elderly', 'elder', 'retiree', 'senior'];

const most = 3;
const roomZh = 15;
const roomEn = 34;

/** Two or three things that belong to a service, as far as the row has room. */
function examplesOf(service: string, items: ItemList | undefined): Name {
  const names = (items?.items ?? []).filter((item) => item.serviceGroup === service).map((item) => item.names);
  return {
    zh: fit(
      names.map((name) => name.zh),
      'zh-CN',
      roomZh,
    ),
    en: fit(
      names.map((name) => name.en),
      'en',
      roomEn,
    ),
  };
}

function fit(names: readonly string[], language: 'zh-CN' | 'en', room: number): string {
  const chosen: string[] = [];
  for (const name of names) {
    const next = [...chosen, name];
    if (next.length > most || joinNames(next, language).length > room) break;
    chosen.push(name);
  }
  return joinNames(chosen, language);
}
