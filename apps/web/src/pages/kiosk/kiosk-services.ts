import type { CityView, HallNow, KioskView } from '@yimen/contracts';
import type { KioskMode, KioskService } from './kiosk-model.ts';

interface Sources {
  readonly view: KioskView | undefined;
  readonly hallNow: HallNow | undefined;
  readonly city: CityView | undefined;
  readonly mode: KioskMode;
}

/** The services that the kiosk offers, most used first; in elder mode in the city's own order for older visitors. */
export function kioskServices({ view, hallNow, city, mode }: Sources): KioskService[] {
  const groupOf = (service: string) => city?.serviceGroups.find((group) => group.code === service);
  const place = (service: string) => {
    const group = groupOf(service);
    return mode === 'elder' ? (group?.elderOrder ?? 100) : -(group?.share ?? 0);
  };
  return (view?.services ?? [])
    .map((row) => {
      const known = hallNow?.services.find((service) => service.service === row.service);
      const group = groupOf(row.service);
      return {
        id: row.service,
        letter: row.prefix,
        name: row.name,
        short: group?.shortNames ?? row.name,
        examples: group?.examples ?? { zh: '', en: '' },
        people: row.waiting,
        range: row.range,
        left: known?.left,
        closedBecause: row.closedBecause,
        identityRequired: known?.identityRequired ?? false,
      };
    })
    .toSorted((a, b) => place(a.id) - place(b.id));
}
