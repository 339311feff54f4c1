import type { CityPack } from '@yimen/city-pack';
import { DevicePlaces } from './places.ts';
import type { DevicePlace } from './places.ts';

type Pack = Pick<CityPack, 'screens' | 'kiosks' | 'windows'>;

/** The device places of a city pack. A window display stands at the window that names it. */
export function placesOf(pack: Pack): DevicePlaces {
  const windowOfScreen = new Map(pack.windows.flatMap(({ screen, window }) => (screen ? [[screen, window] as const] : [])));
  const screens = pack.screens.map(({ id, centre, kind, position }): DevicePlace => {
    const window = windowOfScreen.get(id);
    return { id, position, device: { kind, hall: centre, ...(window === undefined ? {} : { window }) } };
  });
  const kiosks = pack.kiosks.map(({ id, centre, position }): DevicePlace => ({ id, position, device: { kind: 'kiosk', hall: centre } }));
  return new DevicePlaces([...screens, ...kiosks]);
}
