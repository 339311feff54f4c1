import { loadCityPack } from '@yimen/city-pack';
import type { CityPack } from '@yimen/city-pack';
import { commandStreamOf, streamOf } from '@yimen/contracts';
import { DEMO_PREFIX, startService } from '@yimen/platform';
import type { Clock, RunningApp } from '@yimen/platform';
import { BureausModule } from './bureaus.module.ts';
import type { BureausSettings } from './config.ts';
import { startSimulators } from './simulators/start-simulators.ts';
import type { RunningSimulators } from './simulators/start-simulators.ts';
import { isSimulated, openSystems, reachableRows } from './systems/open-systems.ts';
import { secretsFrom } from './systems/secrets.ts';
import type { Systems } from './systems/system.ts';

/**
 * Starts bureaus, with the simulators where their database is set. Rejects, leaving nothing open, when the pack, its codes, mappings or
 * descriptions are not sound, or when a stream is not as it must be.
 */
export async function start(settings: BureausSettings, clock?: Clock): Promise<RunningApp> {
  const pack = await loadCityPack(settings.cityPack, { demo: settings.demo, production: settings.production });
  const simulators = await startStandIns(pack, settings);
  let systems: Systems | undefined;
  try {
    const addresses = { ...simulators?.urls, ...settings.addresses };
    systems = await openSystems(pack, { addresses, secretOf: secretsFrom(settings.secrets), neverClosed: settings.demo });
    const app = await startApp(pack, systems, settings, clock);
    return { name: app.name, url: app.url, stop: () => app.stop().finally(() => simulators?.stop()) };
  } catch (error) {
    await systems?.close();
    await simulators?.stop();
    throw error;
  }
}

function startApp(pack: CityPack, systems: Systems, settings: BureausSettings, clock: Clock | undefined): Promise<RunningApp> {
  const fixed = (['BUREAU_RESULTS', 'ADVISORIES', 'DEAD_LETTERS'] as const).map((name) => streamOf(name));
  const commands = systems.all.map(({ row }) => commandStreamOf(row.system));
  const module = BureausModule.with(pack, systems);
  return startService({ name: 'bureaus', module, settings, clock, nats: { streams: [...fixed, ...commands] } });
}

async function startStandIns(pack: CityPack, settings: BureausSettings): Promise<RunningSimulators | undefined> {
  const { simulatorMongoUri: mongoUri, simulatorSeed: seed, cityPack, production } = settings;
  if (mongoUri === undefined) return undefined;
  const controlToken = settings.simulatorControlToken ?? `${DEMO_PREFIX}simulator-control`;
  const secretOf = secretsFrom(settings.secrets);
  const systems = reachableRows(pack)
    .filter(isSimulated)
    .map(({ system, secretRef }) => ({ system, secret: secretOf(secretRef) }));
  return startSimulators({ mongoUri, cityPack, systems, controlToken, production, seed });
}
