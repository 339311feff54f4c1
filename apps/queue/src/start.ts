import { loadCityPack } from '@yimen/city-pack';
import { streamOf } from '@yimen/contracts';
import { ConfigError, startService } from '@yimen/platform';
import type { Clock, RunningApp } from '@yimen/platform';
import type { QueueSettings } from './config.ts';
import { Engine } from './engine/engine.ts';
import { QueueModule } from './queue.module.ts';

/** Starts an engine. Throws `ConfigError` for settings that cannot be used, `CityPackError` for a pack with faults. */
export async function start(settings: QueueSettings, clock?: Clock): Promise<RunningApp> {
  const { demo, production, cityPack } = settings;
  if (demo && production) throw new ConfigError(['QUEUE_DEMO: the demo is refused in production']);
  const pack = await loadCityPack(cityPack, { demo, production });
  let engine: Engine | undefined;
  const app = await startService({
    name: 'queue',
    settings,
    clock,
    module: QueueModule.with(pack),
    nats: { streams: [streamOf('QUEUE_EVENTS')] },
    configure: (nest) => {
      engine = nest.get(Engine);
    },
  });
  await engine?.begin(settings.advertise ?? app.url);
  return app;
}
