import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFaultProxy, waitFor } from '@yimen/testing';
import type { FaultProxy } from '@yimen/testing';
import type { RunningApp } from '@yimen/platform';
import { useServers } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import { Browser, beginSignIn, freePort, pkce, problem, refresh, settingsFor, signIn, staffLogin } from './identity-bench.fake.ts';
import { start } from './start.ts';

let servers: TestServers;
let network: FaultProxy;
let app: RunningApp;
let origin: string;

beforeAll(async () => {
  servers = await useServers();
  const uri = new URL(servers.mongoUri);
  network = await startFaultProxy({ target: uri.host });
  uri.host = network.address;
  uri.search = '?directConnection=true';
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  app = await start(settingsFor(servers, port, { mongoUri: uri.href }));
}, 30_000);
afterAll(async () => {
  await app.stop();
  await network.stop();
  await servers.stop();
});

describe('while the database is away', () => {
  it('answers 503 with Retry-After, keeps every session, and goes on by itself', async () => {
    const browser = new Browser(origin);
    const got = await signIn(browser, staffLogin('c003'));
    const uid = await beginSignIn(browser, pkce().challenge, { prompt: 'login' });
    network.cut();
    const refused = await refresh(origin, got.refresh_token);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    expect(await problem(await browser.postJson(`/api/identity/interactions/${uid}/login`, staffLogin('c003')))).toEqual([
      503,
      'service-unavailable',
    ]);
    const me = await browser.fetch('/api/identity/me', { headers: { authorization: `Bearer ${got.access_token}` } });
    expect(me.status).toBe(200);
    network.heal();
    await waitFor(async () => (await refresh(origin, got.refresh_token)).status === 200, {
      timeoutMs: 8000,
      about: 'the refresh to work again',
    });
  }, 20_000);
});
