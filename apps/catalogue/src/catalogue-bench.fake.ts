import { resolve } from 'node:path';
import { OffsetClock } from '@yimen/platform';
import type { Clock, RunningApp } from '@yimen/platform';
import { startJwks, useServers, waitFor } from '@yimen/testing';
import type { TestIssuer, TestServers } from '@yimen/testing';
import type { CatalogueSettings } from './config.ts';
import { start } from './start.ts';

export const shanghai = resolve(import.meta.dirname, '../../../cities/shanghai');

/** A day of the specification's demo: a Tuesday in November 2026, 10:00 in Shanghai. */
export const tuesday = Date.UTC(2026, 10, 24, 2, 0);

/** One catalogue on servers of its own. */
export interface CatalogueBench {
  readonly servers: TestServers;
  readonly settings: CatalogueSettings;
  readonly app: RunningApp;
  readonly api: string;
  start(clock?: Clock): Promise<RunningApp>;
  stop(): Promise<void>;
}

export async function startBench(more: Partial<CatalogueSettings> = {}): Promise<CatalogueBench> {
  const [servers, issuer] = await Promise.all([useServers(), startJwks()]);
  const settings = settingsOf(servers, issuer, more);
  const startAt = async (clock: Clock = new OffsetClock(tuesday)) => {
    const app = await start(settings, clock);
    await whenReady(app);
    return app;
  };
  const app = await startAt();
  const stop = async () => {
    await app.stop();
    await Promise.all([servers.stop(), issuer.stop()]);
  };
  return { servers, settings, app, api: `${app.url}/api/catalogue`, start: startAt, stop };
}

export async function whenReady(app: RunningApp): Promise<void> {
  const isReady = async () => (await fetch(`${app.url}/health/ready`)).status === 200;
  await waitFor(isReady);
}

function settingsOf(servers: TestServers, issuer: TestIssuer, more: Partial<CatalogueSettings>): CatalogueSettings {
  return {
    host: '127.0.0.1',
    port: 0,
    issuer: issuer.issuer,
    jwksUrl: issuer.jwksUrl,
    audience: issuer.audience,
    publicOrigin: 'http://127.0.0.1:8080',
    trustedProxy: '127.0.0.1',
    production: false,
    drainMs: 1000,
    mongoUri: servers.mongoUri,
    natsUrl: servers.nats.url,
    cityPack: shanghai,
    demo: false,
    ...more,
  };
}
