import { join } from 'node:path';
import type { RunningApp } from '@yimen/platform';
import { OffsetClock, logTo } from '@yimen/platform';
import { addressesOf } from './addresses.ts';
import { startOfClock } from './city-clock.ts';
import { environmentOf } from './environment.ts';
import type { CityAddresses } from './environment.ts';
import { natsConfigOf } from './nats-config.ts';
import type { StartOptions } from './options.ts';
import { openSecrets } from './secrets.ts';
import { startServers } from './servers.ts';
import type { CityServers } from './servers.ts';
import { ServiceProcess } from './service-process.ts';
import { services } from './services.ts';
import type { ServiceName } from './services.ts';

/** A running city. */
export interface City {
  /** The one address of everything, e.g. `http://127.0.0.1:8800`. */
  readonly origin: string;
  readonly addresses: CityAddresses;
  readonly servers: CityServers;
  /** Where services run in processes of their own: the process of each. */
  readonly processes: ReadonlyMap<ServiceName, ServiceProcess>;
  /** Stops the gateway first and the servers last; at most the drain limit of each service. */
  stop(): Promise<void>;
}

/**
 * Starts servers and services and returns when every service lives. What was started is stopped again when a later part fails.
 * @param report hears one line a step, for whoever waits
 */
export async function startCity(options: StartOptions, report: (line: string) => void = () => undefined): Promise<City> {
  const secrets = openSecrets(options.dataFolder);
  const addresses = await addressesOf(options);
  const natsConfig = await natsConfigOf(options.cityPack, secrets);
  report('starting MongoDB and NATS');
  const servers = await startServers({ dataFolder: options.dataFolder, fresh: options.fresh, natsConfig });
  const stops: (() => Promise<void>)[] = [() => servers.stop()];
  const stop = async () => {
    for (const next of stops.splice(0).reverse()) await next();
  };
  try {
    const env = environmentOf({ options, secrets, addresses, mongoUri: servers.mongoUri, natsUrl: servers.natsUrl });
    report('starting the services');
    const processes = options.processes ? await startProcesses(options, addresses, env, stops) : await startInside(options, env, stops);
    return { origin: addresses.origin, addresses, servers, processes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startInside(options: StartOptions, env: Record<string, string>, stops: (() => Promise<void>)[]) {
  logTo(join(options.dataFolder, 'logs', 'city.log'));
  const clock = options.clock === undefined ? undefined : new OffsetClock(await startOfClock(options.cityPack, options.clock));
  for (const service of services) {
    const app: RunningApp = await service.start(env, clock);
    stops.push(() => app.stop());
  }
  return new Map<ServiceName, ServiceProcess>();
}

async function startProcesses(options: StartOptions, at: CityAddresses, env: Record<string, string>, stops: (() => Promise<void>)[]) {
  const processes = new Map<ServiceName, ServiceProcess>();
  await Promise.all(
    services.map(async (service) => {
      const own = new ServiceProcess(service, env, join(options.dataFolder, 'logs'));
      stops.push(() => own.end());
      await own.start(at.urls[service.name]);
      processes.set(service.name, own);
    }),
  );
  return processes;
}
