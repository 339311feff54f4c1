import { loadCityPack } from '@yimen/city-pack';
import { streamOf } from '@yimen/contracts';
import { startService } from '@yimen/platform';
import type { Clock, RunningApp } from '@yimen/platform';
import { CatalogueModule } from './catalogue.module.ts';
import type { CatalogueSettings } from './config.ts';

/** Starts catalogue. Throws `CityPackError` with every fault of a pack that is not sound. */
export async function start(settings: CatalogueSettings, clock?: Clock): Promise<RunningApp> {
  const { cityPack, demo, production } = settings;
  const pack = await loadCityPack(cityPack, { demo, production });
  return startService({
    name: 'catalogue',
    settings,
    ...(clock ? { clock } : {}),
    module: CatalogueModule.with(pack),
    nats: { streams: [streamOf('CATALOGUE_EVENTS')] },
  });
}
