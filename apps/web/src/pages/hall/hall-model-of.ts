import type { CityView, HallNow, ScreenView } from '@yimen/contracts';
import { hoursText } from '../../shared/live/hours-text.ts';
import type { HallSeen } from '../../shared/live/hall-link.ts';
import type { HallLayout, HallModel, Name, ServiceRow, Trust, WindowRow } from './hall-model.ts';

interface HallSources {
  readonly layout: HallLayout;
  readonly seen: HallSeen<ScreenView>;
  readonly hallNow: HallNow | undefined;
  readonly city: CityView | undefined;
  readonly timeZone: string;
  readonly now: number;
  readonly flash: number;
  readonly noWindow: string;
}

const empty: ScreenView = { calls: [], windows: [], waiting: [], missed: [], notices: [] };

/** What the hall display draws, from what was followed and what is known of the hall. */
export function hallModelOf(sources: HallSources): HallModel {
  const { layout, seen, hallNow, timeZone, now, flash } = sources;
  const view = seen.view ?? empty;
  return {
    layout,
    timeZone,
    now,
    flash,
    centre: hallNow?.name ?? { zh: '', en: '' },
    place: { zh: '', en: '' },
    trust: trustOf(seen),
    calls: view.calls.map(({ number, window }) => ({ number, window })),
    services: servicesOf(view, sources),
    windows: view.windows.map(windowRow),
    next: [],
    missed: view.missed,
    notices: view.notices,
    hours: hallNow ? hoursText(hallNow.hours, timeZone) : '',
  };
}

/** How far a view can be trusted, in the words of the pages. */
export function trustOf(seen: Pick<HallSeen<unknown>, 'freshness' | 'since' | 'view'>): Trust {
  if (seen.freshness === 'lost') return { state: 'listen', since: seen.since };
  if (seen.freshness === 'late') return { state: 'stale', since: seen.since };
  return { state: 'fresh' };
}

function servicesOf(view: ScreenView, { hallNow, city, noWindow }: HallSources): ServiceRow[] {
  const order = hallNow?.services.map((service) => service.service) ?? [];
  return view.waiting
    .flatMap((row) => {
      const known = hallNow?.services.find((service) => service.service === row.service);
      if (!known) return [];
      const name = shortName(row.service, known.name, city);
      const note = row.range ? undefined : noWindow;
      return [{ id: row.service, prefix: known.prefix, name, people: row.count, range: row.range, note }];
    })
    .toSorted((a, b) => b.people - a.people || order.indexOf(a.id) - order.indexOf(b.id));
}

/** The short name of a service group, where the city gives one. */
export function shortName(service: string, name: Name, city: CityView | undefined): Name {
  return city?.serviceGroups.find((group) => group.code === service)?.shortNames ?? name;
}

function windowRow({ window, state, number, label }: ScreenView['windows'][number]): WindowRow {
  return { window, state, number, services: servicesInLabel(label, window) };
}

/** What a window is for, from its label: `综合受理窗口` says it, `3 号窗口` does not. */
export function servicesInLabel(label: string, window: string): string {
  return label.includes(window) ? '' : label.replace(/窗口$/, '');
}
