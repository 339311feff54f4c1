import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { identityPaths } from '@yimen/contracts';
import {
  Browser,
  beginSignIn,
  exchange,
  freePort,
  pkce,
  problem,
  residentLogin,
  settingsFor,
  staffLogin,
  startBench,
  tokens,
} from './identity-bench.fake.ts';
import type { Bench } from './identity-bench.fake.ts';
import type { RunningApp } from '@yimen/platform';
import { useServers } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import { start } from './start.ts';

const secret = 'a client secret of the other provider';

/** A second identity with a store of its own plays the city's existing provider: real redirects, real tokens, real consent. */
let city: Bench;
let servers: TestServers;
let ours: RunningApp;
let origin: string;

beforeAll(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const party = {
    id: 'one-door',
    name: { zh: '一门', en: 'One Door' },
    secret,
    redirectUris: [`${origin}/api/identity/external/callback`],
  };
  city = await startBench({ relyingParties: JSON.stringify([party]) });
  servers = await useServers();
  const external = {
    issuer: city.settings.issuer,
    clientId: 'one-door',
    clientSecret: secret,
    name: { zh: '随申办', en: 'City account' },
    kinds: ['resident', 'staff'],
  };
  ours = await start(
    settingsFor(servers, port, { demo: false, externalProvider: JSON.stringify(external), cityPack: city.settings.cityPack }),
  );
}, 40_000);
afterAll(async () => {
  await ours.stop();
  await servers.stop();
  await city.stop();
});

/** Follows the person's browser to the other provider, signs in and agrees there, and comes back with the callback's address. */
async function visitCity(there: string, login: unknown, accept = true): Promise<string> {
  const browser = new Browser(city.origin);
  let location = (await browser.fetch(there)).headers.get('location') ?? '';
  for (let hops = 0; hops < 8 && !location.startsWith(origin); hops += 1) {
    const response = await browser.fetch(location);
    location = response.headers.get('location') ?? '';
    const uid = new URL(location, city.origin).searchParams.get('interaction');
    if (!uid) continue;
    const { prompt } = (await (await browser.fetch(`/api/identity/interactions/${uid}`)).json()) as { prompt: string };
    const answer =
      prompt === 'consent'
        ? await browser.postJson(`/api/identity/interactions/${uid}/consent`, { accept })
        : await browser.postJson(`/api/identity/interactions/${uid}/login`, login);
    const { next } = (await answer.json()) as { next: string };
    location = (await browser.fetch(next)).headers.get('location') ?? '';
  }
  return location;
}

async function begin(kind: string) {
  const browser = new Browser(origin);
  const { verifier, challenge } = pkce();
  const uid = await beginSignIn(browser, challenge);
  const answer = await browser.postJson(`/api/identity/interactions/${uid}/external`, { kind });
  const { next } = (await answer.json()) as { next: string };
  return { browser, uid, verifier, next };
}

/** The callback and what follows it, in the browser that began. */
async function comeBack(browser: Browser, callback: string): Promise<Response> {
  const first = await browser.fetch(callback);
  return browser.fetch(first.headers.get('location') ?? '');
}

describe('sign-in at the city’s own provider', () => {
  it('is offered, and goes there with PKCE, state and nonce', async () => {
    const { browser, uid, next } = await begin('staff');
    expect(await (await browser.fetch(`/api/identity/interactions/${uid}`)).json()).toMatchObject({
      kinds: [],
      external: { name: { en: 'City account' }, kinds: ['resident', 'staff'] },
    });
    const url = new URL(next);
    expect(url.origin).toBe(city.origin);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)).toMatch(/^[\w.-]{20,}$/);
  });

  it.each([
    ['resident', residentLogin('310199195510010595'), 'p002'],
    ['staff', staffLogin('c003'), 'c003'],
  ])('comes back as a %s of ours', async (kind, login, subject) => {
    const { browser, verifier, next } = await begin(kind);
    const resumed = await comeBack(browser, await visitCity(next, login));
    expect(resumed.status).toBe(303);
    const done = await browser.fetch(resumed.headers.get('location') ?? '');
    const code = new URL(done.headers.get('location') ?? '', origin).searchParams.get('code') ?? '';
    const got = await tokens(await exchange(origin, code, verifier));
    expect(decodeJwt(got.access_token)).toMatchObject({ sub: subject, iss: `${origin}${identityPaths.issuer}` });
  });

  it('refuses a callback in another browser, a second time, with another state or a foreign code', async () => {
    const { browser, next } = await begin('staff');
    const callback = await visitCity(next, staffLogin('c003'));
    expect(await problem(await comeBack(new Browser(origin), callback))).toEqual([410, 'sign-in-expired']);
    expect((await comeBack(browser, callback)).status).toBe(303);
    const again = await comeBack(browser, callback);
    expect(again.status).toBeGreaterThanOrEqual(400);

    const second = await begin('staff');
    const other = new URL(await visitCity(second.next, staffLogin('c003')));
    other.searchParams.set('state', `${second.uid}.${'x'.repeat(43)}`);
    expect(await problem(await comeBack(second.browser, other.href))).toEqual([502, 'external-sign-in-failed']);

    const third = await begin('staff');
    const state = new URL(third.next).searchParams.get('state') ?? '';
    const forged = `${origin}/api/identity/external/callback?state=${state}&code=made-up&iss=${encodeURIComponent(city.settings.issuer)}`;
    expect(await problem(await comeBack(third.browser, forged))).toEqual([502, 'external-sign-in-failed']);
  });

  it('says so when the person refuses there, or is nobody here', async () => {
    const refused = await begin('staff');
    const callback = await visitCity(refused.next, staffLogin('c003'), false);
    expect(await problem(await comeBack(refused.browser, callback))).toEqual([502, 'external-sign-in-failed']);
    const wrongKind = await begin('staff');
    const asResident = await visitCity(wrongKind.next, residentLogin('310199195510010595'));
    expect(await problem(await comeBack(wrongKind.browser, asResident))).toEqual([422, 'sign-in-failed']);
  });
});
