import { fileURLToPath } from 'node:url';
import { loadCityPack } from '@yimen/city-pack';
import { withDatabase } from '@yimen/testing';
import type { TestIssuer } from '@yimen/testing';

/** What an engine process of this storm gets on its command line. */
export interface EngineArgument {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly negative?: string | undefined;
  readonly seed: number;
}

const cityPack = fileURLToPath(new URL('../../../cities/shanghai', import.meta.url));

/** What of the city takes part: the halls that the demo keeps open round the clock, with all their windows and services. */
export interface StormCity {
  readonly timeZone: string;
  readonly halls: readonly string[];
  readonly windowsOf: (hall: string) => readonly string[];
  readonly services: readonly string[];
}

export async function loadCity(): Promise<StormCity> {
  const pack = await loadCityPack(cityPack, { demo: true });
  return {
    timeZone: pack.city.timeZone,
    halls: pack.demo.roundTheClock,
    windowsOf: (hall) => pack.windows.filter(({ centre }) => centre === hall).map(({ window }) => window),
    services: pack.serviceGroups.map(({ code }) => code),
  };
}

interface Servers {
  readonly mongoUri: string;
  readonly natsUrl: string;
  readonly issuer: TestIssuer;
}

/** Settings of one engine. */
export function engineSettings(servers: Servers, engine: string, port: number): Record<string, unknown> {
  const { mongoUri, natsUrl, issuer } = servers;
  return {
    host: '127.0.0.1',
    port,
    issuer: issuer.issuer,
    jwksUrl: issuer.jwksUrl,
    audience: issuer.audience,
    publicOrigin: 'http://one-door.test',
    trustedProxy: '127.0.0.1',
    production: false,
    drainMs: 1000,
    mongoUri: withDatabase(mongoUri, 'chaos'),
    natsUrl,
    cityPack,
    ticketKey: 'chaos-key-of-the-tickets-00',
    personKey: 'chaos-key-of-the-persons-00',
    demo: true,
    afterRestore: false,
    engine,
  };
}
