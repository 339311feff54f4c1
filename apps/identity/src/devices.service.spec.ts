import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { DemoPairing, HallDevices, Revocations, cityAudience, identityPaths, identitySubjects } from '@yimen/contracts';
import { waitFor } from '@yimen/testing';
import { Browser, oauthError, problem, refresh, signIn, staffLogin, startBench, token, tokens } from './identity-bench.fake.ts';
import type { Bench } from './identity-bench.fake.ts';

const hall = '310101018';
const otherHall = '310104014';
const screen = `${hall}-h1`;

let bench: Bench;
let supervisor: string;
let operator: string;
let otherSupervisor: string;

beforeAll(async () => {
  bench = await startBench();
  const bearer = async (staff: string) => `Bearer ${(await signIn(new Browser(bench.origin), staffLogin(staff))).access_token}`;
  [supervisor, operator, otherSupervisor] = [await bearer('c007'), await bearer('c058'), await bearer('c014')];
}, 30_000);
afterAll(() => bench.stop());

interface Waiting {
  readonly user_code: string;
  readonly device_code: string;
  readonly verification_uri: string;
  readonly verification_uri_complete: string;
  readonly expires_in: number;
}

/** A device page that has just been opened. */
async function openPage(device?: string): Promise<Waiting> {
  const form = { client_id: 'device', scope: 'openid', resource: cityAudience, ...(device ? { device } : {}) };
  const response = await fetch(new URL(identityPaths.deviceAuthorization, bench.origin), {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return (await response.json()) as Waiting;
}

const poll = ({ device_code }: Pick<Waiting, 'device_code'>) =>
  token(bench.origin, { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: 'device', device_code });

const call = (method: string, path: string, authorization: string, body?: unknown) =>
  fetch(new URL(`/api/identity/${path}`, bench.origin), {
    method,
    headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const approve = (userCode: string, device: string, by: string) => call('POST', `pairings/${userCode}/approval`, by, { device });

async function paired(device: string, by = supervisor) {
  const page = await openPage();
  expect((await approve(page.user_code, device, by)).status).toBe(201);
  return tokens(await poll(page));
}

describe('pairing a device', () => {
  it('shows 8 signs and names the page where the supervisor enters them', async () => {
    const page = await openPage();
    expect(page.user_code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(page.verification_uri).toBe(`${bench.origin}/supervise`);
    expect(page.verification_uri_complete).toBe(`${bench.origin}/supervise?code=${page.user_code}`);
    expect(page.expires_in).toBe(600);
    expect(await oauthError(await poll(page))).toEqual([400, 'authorization_pending']);
  });

  it('refuses clerks, residents and nobody, the supervisor of another hall, an unknown place', async () => {
    const { user_code: code } = await openPage();
    const clerk = `Bearer ${(await signIn(new Browser(bench.origin), staffLogin('c003'))).access_token}`;
    expect(await problem(await approve(code, screen, clerk))).toEqual([403, 'not-permitted']);
    expect(await problem(await approve(code, screen, ''))).toEqual([401, 'not-signed-in']);
    expect(await problem(await approve(code, screen, otherSupervisor))).toEqual([403, 'wrong-hall']);
    expect(await problem(await approve(code, 'no-such-place', supervisor))).toEqual([422, 'device-not-in-pack']);
    expect(await problem(await approve('BCDFGHJK', screen, supervisor))).toEqual([404, 'pairing-not-found']);
    expect(await problem(await approve('vowels-aeiou', screen, supervisor))).toEqual([400, 'malformed']);
  });

  it('does not offer the provider’s own approval pages, where anybody signed in could approve', async () => {
    for (const path of ['device', 'device/', 'device/some-uid', 'device?user_code=BCDF-GHJK']) {
      expect((await fetch(new URL(`${identityPaths.issuer}/${path}`, bench.origin))).status).toBe(404);
    }
    const posted = await fetch(new URL(`${identityPaths.issuer}/device`, bench.origin), {
      method: 'POST',
      body: new URLSearchParams({ user_code: 'x' }),
    });
    expect(posted.status).toBe(404);
  });

  it('gives an approved device a token bound to its place, once', async () => {
    const page = await openPage(`${hall}-w03`);
    const typed = page.user_code.toLowerCase().replace('-', ' ');
    const seen = await call('GET', `pairings/${encodeURIComponent(typed)}`, supervisor);
    expect(await seen.json()).toMatchObject({ userCode: page.user_code.replace('-', ''), device: `${hall}-w03` });
    const approved = await approve(typed.replace(' ', ''), `${hall}-w03`, supervisor);
    expect(await approved.json()).toMatchObject({ device: `${hall}-w03`, pairing: { approvedBy: 'c007' } });
    const got = await tokens(await poll(page));
    expect(decodeJwt(got.access_token)).toMatchObject({
      sub: expect.stringMatching(`^device:${hall}-w03\\.`),
      aud: cityAudience,
      client_id: 'device',
      roles: ['device'],
      hall,
      device: { kind: 'window', hall, window: '3' },
    });
    expect(await problem(await approve(page.user_code, screen, supervisor))).toEqual([409, 'pairing-settled']);
    expect((await refresh(bench.origin, got.refresh_token, 'device')).status).toBe(200);
  });

  it('ends a pairing whose device code is used twice', async () => {
    const page = await openPage();
    await approve(page.user_code, screen, supervisor);
    const got = await tokens(await poll(page));
    expect(await oauthError(await poll(page))).toEqual([400, 'invalid_grant']);
    expect(await oauthError(await refresh(bench.origin, got.refresh_token, 'device'))).toEqual([400, 'invalid_grant']);
    await waitFor(async () => (await pairingAt(screen)) === undefined, { about: 'the pairing to end with its grant' });
  });

  it('counts one of two approvals at the same moment', async () => {
    const page = await openPage();
    const answers = await Promise.all([
      approve(page.user_code, `${hall}-w01`, supervisor),
      approve(page.user_code, `${hall}-w02`, operator),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const { device } = decodeJwt((await tokens(await poll(page))).access_token) as unknown as { device: { window: string } };
    const won = answers[0].status === 201 ? '1' : '2';
    expect(device.window).toBe(won);
  });

  it('tells a refused device so, and an expired one', async () => {
    const page = await openPage();
    expect((await call('POST', `pairings/${page.user_code}/denial`, supervisor, {})).status).toBe(204);
    expect(await oauthError(await poll(page))).toEqual([400, 'access_denied']);
    const late = await openPage();
    const now = Date.now;
    Date.now = () => now() + 11 * 60_000;
    try {
      expect(await oauthError(await poll(late))).toEqual([400, 'expired_token']);
      expect(await problem(await approve(late.user_code, screen, await freshSupervisor()))).toEqual([410, 'pairing-expired']);
    } finally {
      Date.now = now;
    }
  });

  const freshSupervisor = async () => `Bearer ${(await signIn(new Browser(bench.origin), staffLogin('c007'))).access_token}`;
});

const list = async (of: string, by: string) => HallDevices.parse(await (await call('GET', `halls/${of}/devices`, by)).json());
const pairingAt = async (device: string) => (await list(hall, supervisor)).devices.find((place) => place.device === device)?.pairing;

describe('paired devices', () => {
  it('are listed to their own hall’s supervisor and to operators only', async () => {
    expect(await problem(await call('GET', `halls/${otherHall}/devices`, supervisor))).toEqual([403, 'wrong-hall']);
    expect(await problem(await call('DELETE', `halls/${otherHall}/devices/${otherHall}-h1`, supervisor))).toEqual([403, 'wrong-hall']);
    expect(await problem(await call('DELETE', `halls/${hall}/devices/${otherHall}-h1`, supervisor))).toEqual([404, 'not-found']);
    const { devices } = await list(hall, operator);
    expect(devices.map(({ device, place }) => [device, place.kind])).toEqual(
      expect.arrayContaining([
        [screen, 'hall'],
        [`${hall}-w01`, 'window'],
        [`${hall}-k1`, 'kiosk'],
      ]),
    );
  });

  it('renew their token and are seen doing so', async () => {
    const first = await paired(screen);
    const second = await tokens(await refresh(bench.origin, first.refresh_token, 'device'));
    expect(decodeJwt(second.access_token).sub).toBe(decodeJwt(first.access_token).sub);
    expect((await pairingAt(screen))?.seenAt).toBeGreaterThan(Date.now() - 10_000);
  });

  it('give way to the next device at the same place', async () => {
    const first = await paired(screen);
    const second = await paired(screen);
    expect(await oauthError(await refresh(bench.origin, first.refresh_token, 'device'))).toEqual([400, 'invalid_grant']);
    expect((await pairingAt(screen))?.subject).toBe(decodeJwt(second.access_token).sub);
  });

  it('are cut off at once when revoked, and everybody is told', async () => {
    const got = await paired(screen);
    const subject = decodeJwt(got.access_token).sub;
    const nats = await connect({ servers: bench.servers.nats.url });
    const told: string[] = [];
    nats.subscribe(identitySubjects.revoked, {
      callback: (_error, message) => void told.push(message.json<{ subject: string }>().subject),
    });
    await nats.flush();
    expect((await call('DELETE', `halls/${hall}/devices/${screen}`, supervisor)).status).toBe(204);
    expect(await oauthError(await refresh(bench.origin, got.refresh_token, 'device'))).toEqual([400, 'invalid_grant']);
    await waitFor(() => told.includes(subject ?? ''), { about: 'the revocation' });
    const { revoked } = Revocations.parse((await nats.request(identitySubjects.revocations, '{}')).json());
    expect(revoked.map((one) => one.subject)).toContain(subject);
    expect(await pairingAt(screen)).toBeUndefined();
    expect(
      await problem(await fetch(new URL('/api/identity/me', bench.origin), { headers: { authorization: `Bearer ${got.access_token}` } })),
    ).toEqual([401, 'not-signed-in']);
    await nats.close();
  });
});

describe('devices of the demo', () => {
  const pair = (device: string) =>
    fetch(new URL('/api/identity/demo/pairings', bench.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ device }),
    });

  it('pair themselves at a place of the pack, as many as are opened', async () => {
    expect(await problem(await pair('no-such-place'))).toEqual([422, 'device-not-in-pack']);
    const kiosk = `${hall}-k1`;
    const [first, second] = [DemoPairing.parse(await (await pair(kiosk)).json()), DemoPairing.parse(await (await pair(kiosk)).json())];
    const tokenOf = async ({ deviceCode }: DemoPairing) => tokens(await poll({ device_code: deviceCode }));
    const [one, two] = [await tokenOf(first), await tokenOf(second)];
    expect(decodeJwt(one.access_token)).toMatchObject({ roles: ['device'], device: { kind: 'kiosk', hall } });
    for (const { refresh_token } of [one, two]) expect((await refresh(bench.origin, refresh_token, 'device')).status).toBe(200);
  });
});
