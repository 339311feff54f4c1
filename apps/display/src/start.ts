import { loadCityPack } from '@yimen/city-pack';
import { startService } from '@yimen/platform';
import type { Clock, RunningApp } from '@yimen/platform';
import { SocketAdapter } from '@yimen/platform/sockets';
import { originsOf } from './config.ts';
import type { DisplaySettings } from './config.ts';
import { DisplayModule } from './display.module.ts';
import type { HallPlace } from './halls/hall-book.ts';
import { LoadStreams } from './load/load-streams.ts';
import { Admission } from './sockets/admission.ts';
import { Doorkeeper } from './sockets/doorkeeper.ts';

/** Starts a display edge for all halls of the city pack. */
export async function start(settings: DisplaySettings, clock?: Clock): Promise<RunningApp> {
  const { demo, production, cityPack } = settings;
  const pack = await loadCityPack(cityPack, { demo, production });
  return startEdge(
    settings,
    pack.centres.map(({ code, district }) => ({ hall: code, district })),
    clock,
  );
}

/** The same for halls that are known already. */
export function startEdge(settings: DisplaySettings, halls: readonly HallPlace[], clock?: Clock): Promise<RunningApp> {
  const admission = new Admission(settings.deviceAdmission, settings.phoneAdmission);
  return startService({
    name: 'display',
    module: DisplayModule.for(halls),
    settings,
    clock,
    nats: { required: true },
    configure: (app) => {
      app.useWebSocketAdapter(new SocketAdapter(app, { origins: originsOf(settings), admit: (request) => admission.admit(request) }));
    },
    onStopping: (app) => {
      admission.drain();
      app.get(Doorkeeper, { strict: false }).sendAway();
      app.get(LoadStreams, { strict: false }).closeAll();
    },
  });
}
