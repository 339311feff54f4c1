import type { PairedDevice } from '../../shared/device/device-frame.tsx';
import { useCity, zoneOf } from '../../shared/live/city-facts.ts';
import { useScreen } from '../../shared/live/use-screen.ts';
import { windowModelOf } from './window-model-of.ts';
import { WindowScreen } from './window-screen.tsx';

/** The display above one window, alive. */
export function WindowLive({ device }: { readonly device: PairedDevice }) {
  const { window = '' } = device.place;
  const screen = useScreen(device, window);
  const city = useCity();
  return <WindowScreen model={windowModelOf({ window, seen: screen.seen, timeZone: zoneOf(city), flash: screen.flash })} />;
}
