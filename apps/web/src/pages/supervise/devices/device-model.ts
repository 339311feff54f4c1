import type { DeviceStatus, HallDevice } from '@yimen/contracts';

/** What a supervisor has to know of a device. `ok` ones need nobody. */
export type DeviceTrouble =
  | { readonly kind: 'stands'; readonly since: number | undefined }
  | { readonly kind: 'lost'; readonly since: number | undefined }
  | { readonly kind: 'paper-low' | 'paper-out' | 'offline' }
  | { readonly kind: 'silent' };

export interface DeviceRow {
  readonly place: HallDevice;
  readonly isPaired: boolean;
  readonly trouble: DeviceTrouble | undefined;
}

/** Every place of the hall with what stands there: troubles first, empty places last. */
export function deviceRowsOf(places: readonly HallDevice[], live: readonly DeviceStatus[]): DeviceRow[] {
  const rows = places.map((place): DeviceRow => {
    const status = place.pairing && live.find(({ device }) => device === place.pairing?.subject);
    return { place, isPaired: place.pairing !== undefined, trouble: place.pairing ? troubleOf(status) : undefined };
  });
  const rank = (row: DeviceRow) => (row.trouble ? 0 : row.isPaired ? 1 : 2);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

function troubleOf(status: DeviceStatus | undefined): DeviceTrouble | undefined {
  if (!status?.connected) return { kind: 'lost', since: status?.seenAt };
  if (status.stale) return { kind: 'stands', since: status.lastPaintAt };
  const { printer, sound } = status.health ?? {};
  if (printer && printer !== 'ok') return { kind: printer };
  return status.kind === 'hall' && sound === false ? { kind: 'silent' } : undefined;
}

/** Kinds that a supervisor tells apart; a second hall display is a hall display to them. */
export type PlaceKind = 'hall' | 'window' | 'kiosk';

export function kindOf({ place }: HallDevice): PlaceKind {
  return place.kind === 'overflow' ? 'hall' : place.kind;
}
