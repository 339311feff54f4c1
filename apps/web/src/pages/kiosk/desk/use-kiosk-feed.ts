import { DemoAccounts, HallNow, queuePath } from '@yimen/contracts';
import type { CityView, KioskView } from '@yimen/contracts';
import { useMemo } from 'react';
import { createApi } from '../../../shared/api/api.ts';
import type { Api } from '../../../shared/api/api.ts';
import type { PairedDevice } from '../../../shared/device/device-frame.tsx';
import { useCity } from '../../../shared/live/city-facts.ts';
import type { HallSeen } from '../../../shared/live/hall-link.ts';
import { kioskLink } from '../../../shared/live/kiosk-link.ts';
import { useHallLink } from '../../../shared/live/use-hall-link.ts';
import { usePainted } from '../../../shared/live/use-painted.ts';
import { usePolled } from '../../../shared/live/use-polled.ts';

export interface KioskFeed {
  readonly api: Api;
  readonly seen: HallSeen<KioskView>;
  /** The hall as the kiosk offers it: live, or as the queue itself says while the live line is cut. */
  readonly view: KioskView | undefined;
  readonly serverNow: () => number;
  readonly hallNow: HallNow | undefined;
  readonly city: CityView | undefined;
  /** Residents of the demo, for the simulated card reader. */
  readonly cards: readonly string[];
}

const hallEveryMs = 15_000;
/** What the queue itself said is good for a minute without a newer word. */
const hallKeepMs = 60_000;
const rarelyMs = 3_600_000;
const open = createApi();

/** Everything that a kiosk knows. */
export function useKioskFeed({ session, place, unpair }: PairedDevice): KioskFeed {
  const feed = useMemo(() => kioskLink(session, unpair), [session, unpair]);
  const api = useMemo(() => createApi({ token: () => session.token() }), [session]);
  const seen = useHallLink(feed.link);
  usePainted(seen.position, feed.painted);
  const day = seen.position?.day ?? '';
  const hallNow = usePolled(() => api.get(queuePath(place.hall), HallNow), hallEveryMs, day, hallKeepMs);
  const demo = usePolled(() => open.get('/api/identity/demo/accounts', DemoAccounts), rarelyMs);
  const cards = demo?.residents.map((resident) => resident.idNumber) ?? [];
  const view = seen.freshness === 'lost' || !seen.view ? kioskViewOf(hallNow) : seen.view;
  return { api, seen, view, serverNow: feed.link.serverNow, hallNow, city: useCity(), cards };
}

/** Numbers are given over HTTP, so a kiosk goes on while its live line is cut (spec/queue.md 7.9). */
function kioskViewOf(hallNow: HallNow | undefined): KioskView | undefined {
  if (!hallNow) return undefined;
  const services = hallNow.services.map(({ service, prefix, name, waiting, range, closedBecause }) => {
    return { service, prefix, name, waiting, range, closedBecause };
  });
  return { state: hallNow.state, services, notices: hallNow.view.notices };
}
