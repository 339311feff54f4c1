import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { ConfigError } from '@yimen/platform';
import {
  Browser,
  beginSignIn,
  demoCode,
  freePort,
  pkce,
  problem,
  residentLogin,
  settingsFor,
  signIn,
  staffLogin,
  startBench,
} from './identity-bench.fake.ts';
import type { Bench } from './identity-bench.fake.ts';
import { hashPassword } from './accounts/password.ts';
import { start } from './start.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
}, 30_000);
afterAll(() => bench.stop());

async function login(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const browser = new Browser(bench.origin);
  const uid = await beginSignIn(browser, pkce().challenge);
  return browser.postJson(`/api/identity/interactions/${uid}/login`, body, headers);
}

const from = (address: string) => ({ 'x-forwarded-for': address });

describe('a wrong sign-in', () => {
  it('gives one answer for everything that can be wrong', async () => {
    const answers = await Promise.all(
      [
        staffLogin('c003', 'wrong password'),
        staffLogin('nobody', 'wrong password'),
        staffLogin('p002', 'one-door-demo'),
        residentLogin('310199195510010595', '000000'),
        residentLogin('310199999999999999', demoCode),
        residentLogin('c003', demoCode),
      ].map(async (body, i) => (await login(body, from(`10.0.0.${i}`))).json()),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ code: 'sign-in-failed', status: 422 });
  });

  it('pauses the account after five tries, known or not, while others go on', async () => {
    for (const staff of ['c011', 'unknown-1']) {
      const codes: string[] = [];
      for (let i = 0; i < 6; i += 1) codes.push((await problem(await login(staffLogin(staff, 'wrong'), from('10.1.0.1'))))[1]);
      expect(codes).toEqual([...Array<string>(5).fill('sign-in-failed'), 'sign-in-paused']);
    }
    const paused = await login(staffLogin('c011'), from('10.1.0.2'));
    expect([paused.status, Number(paused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect(((await paused.json()) as { details: { retryAfterMs: number } }).details.retryAfterMs).toBeLessThanOrEqual(30_000);
    expect((await login(staffLogin('c012'), from('10.1.0.1'))).status).toBe(200);
  });

  it('counts a burst in full', async () => {
    const browser = new Browser(bench.origin);
    const uid = await beginSignIn(browser, pkce().challenge);
    const tries = Array.from({ length: 40 }, () =>
      browser.postJson(`/api/identity/interactions/${uid}/login`, staffLogin('c013', 'wrong'), from('10.2.0.1')),
    );
    const codes = await Promise.all(tries.map(async (answer) => (await problem(await answer))[1]));
    expect(codes.filter((code) => code === 'sign-in-failed').length).toBeLessThanOrEqual(5);
  });

  it('pauses an address that tries many accounts', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 61; i += 1) codes.push((await problem(await login(residentLogin(`guess-${i}`, '111111'), from('10.3.0.1'))))[1]);
    expect(codes.at(-1)).toBe('sign-in-paused');
    expect((await login(residentLogin('310199195510010595'), from('10.3.0.2'))).status).toBe(200);
  }, 30_000);
});

describe('bad input', () => {
  const bodies: readonly [string, unknown][] = [
    ['an operator object', { kind: 'staff', staff: { $gt: '' }, password: 'x' }],
    ['an unknown property', { ...staffLogin('c003'), roles: ['operator'] }],
    ['an unknown kind', { kind: 'admin', staff: 'c003', password: 'x' }],
    ['an over-long password', staffLogin('c003', 'x'.repeat(201))],
    ['a code that is a number', { kind: 'resident', identifier: '310199195510010595', code: 417417 }],
    ['a list', [staffLogin('c003')]],
    ['nothing', null],
  ];

  it.each(bodies)('refuses %s', async (_name, body) => {
    const answer = await login(body);
    expect(await problem(answer)).toEqual([400, 'malformed']);
  });

  it('refuses __proto__, deep nesting, other content types and wrong handles, in no time', async () => {
    const browser = new Browser(bench.origin);
    const uid = await beginSignIn(browser, pkce().challenge);
    const post = (body: string, type = 'application/json') =>
      browser.fetch(`/api/identity/interactions/${uid}/login`, {
        method: 'POST',
        body,
        headers: { 'content-type': type, origin: bench.origin },
      });
    const started = performance.now();
    expect((await post('{"__proto__":{"kind":"staff"}}')).status).toBe(400);
    expect((await post('['.repeat(100_000))).status).toBe(400);
    expect((await post('{"kind":')).status).toBe(400);
    expect((await post('<login/>', 'application/xml')).status).toBe(415);
    expect((await browser.fetch('/api/identity/interactions/..%2f..')).status).toBe(400);
    expect((await browser.fetch(`/api/identity/interactions/${uid}?page=elsewhere`)).status).toBe(400);
    expect(performance.now() - started).toBeLessThan(300);
  });

  it('answers broken authorization requests without repeating them', async () => {
    for (const query of ['', 'client_id=nobody', 'client_id=web&client_id=device', 'client_id[$ne]=x', `client_id=${'x'.repeat(3000)}`]) {
      const answer = await fetch(new URL(`/api/identity/oidc/auth?${query}`, bench.origin), {
        redirect: 'manual',
        headers: { accept: 'text/html' },
      });
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toMatch(/nobody|\$ne|xxx|at .*\.js/);
    }
    const json = await fetch(new URL('/api/identity/oidc/token', bench.origin), {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(400);
  });
});

describe('outside the demo', () => {
  it('refuses to start with the demo in production, without naming a secret', async () => {
    const settings = settingsFor(bench.servers, await freePort(), { production: true });
    await expect(start(settings)).rejects.toThrow(ConfigError);
    await expect(start(settings)).rejects.toThrow('the demo is refused in production');
    await expect(start(settings)).rejects.not.toThrow(settings.sealingKey);
  });

  it('has no demo accounts, no demo pairing and no sign-in by demo code', async () => {
    const plain = await startBench({ demo: false });
    try {
      const browser = new Browser(plain.origin);
      expect(await problem(await browser.fetch('/api/identity/demo/accounts'))).toEqual([404, 'not-found']);
      expect(await problem(await browser.postJson('/api/identity/demo/pairings', { device: '310101018-h1' }))).toEqual([404, 'not-found']);
      const uid = await beginSignIn(browser, pkce().challenge);
      expect(await (await browser.fetch(`/api/identity/interactions/${uid}`)).json()).toMatchObject({ kinds: [], demo: false });
      for (const body of [residentLogin('310199195510010595'), staffLogin('c003')]) {
        expect(await problem(await browser.postJson(`/api/identity/interactions/${uid}/login`, body))).toEqual([422, 'sign-in-elsewhere']);
      }
    } finally {
      await plain.stop();
    }
  }, 30_000);
});

describe('staff of a real city', () => {
  it('come from the operator’s own list, with hashes of their own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'staff-'));
    const [staffFile, passwordFile] = [join(folder, 'staff.json'), join(folder, 'passwords')];
    const row = { id: 'w100', names: { zh: '窗口', en: 'Window' }, role: 'clerk', centre: '310101018', skills: ['zonghe'] };
    await writeFile(staffFile, JSON.stringify([row]));
    await writeFile(passwordFile, `# staff:hash\nw100:${await hashPassword('correct horse')}\n`);
    const real = await startBench({ demo: false, staffFile, passwordFile });
    try {
      const got = await signIn(new Browser(real.origin), staffLogin('w100', 'correct horse'));
      expect(decodeJwt(got.access_token)).toMatchObject({ sub: 'w100', roles: ['clerk'], hall: '310101018', skills: ['zonghe'] });
      await expect(signIn(new Browser(real.origin), staffLogin('w100', 'wrong'))).rejects.toThrow('sign-in-failed');
      await writeFile(staffFile, JSON.stringify([{ ...row, admin: true }]));
      await expect(real.restart()).rejects.toThrow(ConfigError);
    } finally {
      await real.stop();
      await rm(folder, { recursive: true });
    }
  }, 30_000);
});

describe('without its database', () => {
  it('starts, says that it is not ready, and answers 503 with Retry-After', async () => {
    const port = await freePort();
    const app = await start(settingsFor(bench.servers, port, { mongoUri: `mongodb://127.0.0.1:${await freePort()}/none` }));
    try {
      expect((await fetch(`${app.url}/health/ready`)).status).toBe(503);
      for (const path of ['/api/identity/oidc/auth', '/api/identity/oidc/jwks', '/api/identity/interactions/some-interaction-uid']) {
        const answer = await fetch(app.url + path);
        expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
        expect(await problem(answer)).toEqual([503, 'service-unavailable']);
      }
    } finally {
      await app.stop();
    }
  }, 20_000);
});

describe('demo accounts', () => {
  it('lists everybody with what it takes to sign in', async () => {
    const { residents, staff } = (await (await new Browser(bench.origin).fetch('/api/identity/demo/accounts')).json()) as {
      residents: { id: string; code: string }[];
      staff: { id: string; password: string; roles: string[] }[];
    };
    expect(residents).toHaveLength(80);
    expect(residents[1]).toMatchObject({ id: 'p002', idNumber: '310199195510010595', code: demoCode });
    expect(staff.map((one) => one.id)).toEqual(
      expect.arrayContaining(['c001', 'c060', 'guide-310101018', 'officer-yibao', 'joint-office', 'key-custodian']),
    );
  });
});
