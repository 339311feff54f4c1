import type { CityAddresses } from './environment.ts';
import type { StartOptions } from './options.ts';
import { freePorts, isFree } from './ports.ts';
import { serviceNames } from './services.ts';
import type { ServiceName } from './services.ts';

const preferredPort = 8800;

/** Chooses the ports: the gateway's as asked, else 8800 if nobody has it; free ones for everybody else. Loopback only. */
export async function addressesOf({ port }: Pick<StartOptions, 'port'>): Promise<CityAddresses> {
  const free = await freePorts(serviceNames.length);
  const gateway = port ?? ((await isFree(preferredPort)) ? preferredPort : undefined);
  const ports = Object.fromEntries(serviceNames.map((name, index) => [name, free[index] ?? 0])) as Record<ServiceName, number>;
  if (gateway !== undefined && gateway > 0) ports.gateway = gateway;
  const urls = Object.fromEntries(serviceNames.map((name) => [name, `http://127.0.0.1:${ports[name]}`])) as Record<ServiceName, string>;
  return { origin: urls.gateway, ports, urls };
}
