import { HallNow, queuePath } from '@yimen/contracts';
import type { Position, ScreenView } from '@yimen/contracts';
import { useTextIn } from '@yimen/ui';
import { useEffect, useMemo, useState } from 'react';
import { createApi } from '../../shared/api/api.ts';
import type { PairedDevice } from '../../shared/device/device-frame.tsx';
import { reloadOnNewVersion } from '../../shared/device/new-version.ts';
import { useCity, zoneOf } from '../../shared/live/city-facts.ts';
import { useScreen } from '../../shared/live/use-screen.ts';
import { usePolled } from '../../shared/live/use-polled.ts';
import { useServerMinute } from '../../shared/live/use-server-time.ts';
import { Stage } from '../../shared/stage/stage.tsx';
import { hallModelOf } from './hall-model-of.ts';
import type { HallLayout } from './hall-model.ts';
import { HallPage } from './hall-page.tsx';
import { hall } from './hall-texts.ts';

const minuteMs = 60_000;

/** The hall display of a paired screen, alive. */
export function HallLive({ device }: { readonly device: PairedDevice }) {
  const screen = useScreen(device);
  const api = useMemo(() => createApi({ token: () => device.session.token() }), [device.session]);
  const day = screen.seen.position?.day ?? '';
  const hallNow = usePolled(() => api.get(queuePath(device.place.hall), HallNow), minuteMs, day);
  const city = useCity();
  const now = useServerMinute(screen.serverNow);
  const noWindow = useTextIn(hall, 'zh-CN')('noWindow');
  useIdleReload(screen.seen.view, screen.seen.position);
  const model = hallModelOf({
    layout: layoutOf(device),
    seen: screen.seen,
    hallNow,
    city,
    timeZone: zoneOf(city),
    now,
    flash: screen.flash,
    noWindow,
  });
  return (
    <Stage width={1920} height={1080} className="hall-stage">
      <HallPage model={model} />
    </Stage>
  );
}

const layouts: readonly HallLayout[] = ['board', 'windows', 'split', 'overflow'];

/** The layout that the address asks for, else what the device was paired as. */
function layoutOf({ place }: PairedDevice): HallLayout {
  const asked = new URLSearchParams(location.search).get('layout');
  return layouts.find((layout) => layout === asked) ?? (place.kind === 'overflow' ? 'overflow' : 'board');
}

/** A new version is taken when nobody is on the way to a window. */
function useIdleReload(view: ScreenView | undefined, position: Position | null): void {
  const [state] = useState({ busy: false });
  useEffect(() => {
    state.busy = view?.calls.some((call) => call.fresh) ?? false;
  }, [state, view, position]);
  useEffect(() => reloadOnNewVersion(() => !state.busy), [state]);
}
