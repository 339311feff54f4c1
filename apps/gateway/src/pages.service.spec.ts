import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceProcess, ask, refusal, startGateway } from './gateway-bench.fake.ts';
import type { GatewayBench } from './gateway-bench.fake.ts';
import { loadPages } from './pages/page-table.ts';

const table = [
  { path: '/', server: true },
  { path: '/kiosk', entry: 'kiosk.html' },
  { path: '/screen/window', entry: 'window.html' },
  { path: '/ticket/:token', server: true },
  { path: '/broken', server: true },
  { path: '/case', server: true, form: true },
  { path: '/both', server: true, entry: 'kiosk.html' },
];

const renderModule = `
export async function render({ path, query, language, form, fetch }) {
  if (path === '/case') return { status: 200, html: JSON.stringify(form ?? 'no form'), headers: {} };
  if (path === '/broken' || path === '/both') throw new Error('a bug at 127.0.0.1');
  if (path === '/') return { status: 200, html: '<!doctype html><p>' + 'door '.repeat(600) + language, headers: {} };
  if (!path.startsWith('/ticket/')) return { status: 404, html: '<!doctype html><h1>our own 404 ' + language, headers: {} };
  if (query.ask) return { status: 200, html: String(await fetch(query.ask).then((r) => r.text(), (e) => e.message)), headers: {} };
  const answer = await fetch('/api/queue/tickets?of=' + path);
  return { status: answer.status, html: await answer.text(), headers: { 'cache-control': 'private', 'x-page': 'ticket' } };
}`;

let dist: string;
let service: ServiceProcess;
let gateway: GatewayBench;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'pages-'));
  const client = join(dist, 'client');
  await mkdir(join(client, 'assets'), { recursive: true });
  await mkdir(join(dist, 'server'));
  const script = 'console.log("kiosk");'.repeat(100);
  const files: Record<string, string | Buffer> = {
    'package.json': '{"type":"module"}',
    'client/pages.json': JSON.stringify(table),
    'client/kiosk.html': '<!doctype html>kiosk',
    'client/window.html': '<!doctype html>window',
    'client/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'client/assets/kiosk-4f2a.js': script,
    'client/assets/kiosk-4f2a.js.br': brotliCompressSync(script),
    'client/assets/kiosk-4f2a.js.gz': gzipSync(script),
    'server/render.js': renderModule,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(dist, name), content);
  service = await ServiceProcess.start();
  gateway = await startGateway({ webDist: dist, queueUrl: service.url, rateLimits: false });
}, 20_000);
afterAll(async () => {
  await gateway.stop();
  await service.kill();
  await rm(dist, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  ask(gateway.origin, path, { headers: { accept: 'text/html', ...headers } });

describe('static pages', () => {
  it('are asked for each time, their assets never again', async () => {
    const page = await get('/kiosk?device=310101018-k1');
    expect([page.status, page.body, page.headers['cache-control']]).toEqual([200, '<!doctype html>kiosk', 'no-cache']);
    expect((await get('/kiosk', { 'if-none-match': page.headers.etag ?? '' })).status).toBe(304);
    expect((await get('/screen/window')).body).toContain('window');
    expect((await get('/assets/kiosk-4f2a.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/icon.svg')).headers['content-type']).toContain('image/svg+xml');
  });

  it('come compressed when they were compressed', async () => {
    const brotli = await get('/assets/kiosk-4f2a.js', { 'accept-encoding': 'gzip, br' });
    expect([brotli.headers['content-encoding'], brotli.headers['content-type']]).toEqual(['br', 'application/javascript; charset=utf-8']);
    expect((await get('/assets/kiosk-4f2a.js', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
    expect((await get('/assets/kiosk-4f2a.js')).headers['content-encoding']).toBeUndefined();
  });

  it('have one address each: no file name, no folder above, no list', async () => {
    for (const path of [
      '/kiosk.html',
      '/kiosk/',
      '/Kiosk',
      '/pages.json',
      '/assets/',
      '/assets/absent.js',
      '/server/render.js',
      '/package.json',
      '/.env',
    ]) {
      expect((await get(path)).status).toBe(404);
    }
    expect((await get('/assets/..%2f..%2fpackage.json')).status).toBe(400);
  });

  it('answer HEAD, and nothing but GET and HEAD', async () => {
    expect((await ask(gateway.origin, '/kiosk', { method: 'HEAD' })).body).toBe('');
    expect(
      refusal(await ask(gateway.origin, '/kiosk', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })),
    ).toEqual([404, 'not-found']);
  });
});

describe('rendered pages', () => {
  it('read services on behalf of the visitor, and set their own headers', async () => {
    const page = await get('/ticket/a.b.c');
    const asked = JSON.parse(page.body) as { url: string; headers: Record<string, string> };
    expect(asked.url).toBe('/api/queue/tickets?of=/ticket/a.b.c');
    expect(asked.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(page.headers).toMatchObject({ 'x-page': 'ticket', 'cache-control': 'private', 'content-type': 'text/html; charset=utf-8' });
  });

  it('reach nothing but the API', async () => {
    for (const address of [
      'http://169.254.169.254/',
      '//evil.example/api/queue/x',
      '/metrics',
      '/api/queue/../../metrics',
      '/api/queue@evil.example/x',
    ]) {
      expect((await get(`/ticket/a?ask=${encodeURIComponent(address)}`)).body).toBe('a page may ask only addresses of the API');
    }
    expect((await get(`/ticket/a?ask=${encodeURIComponent('/api/absent/x')}`)).body).toBe('');
  });

  it('speak the visitor’s language', async () => {
    expect((await get('/')).body).toContain('zh-CN');
    expect((await get('/', { 'accept-language': 'en-GB,en;q=0.9' })).body).toMatch(/en$/);
    expect((await get('/', { 'accept-language': 'en', cookie: 'language=zh-CN' })).body).toMatch(/zh-CN$/);
  });

  it('are compressed when they are long', async () => {
    const page = await get('/', { 'accept-encoding': 'gzip' });
    expect(page.headers['content-encoding']).toBe('gzip');
    expect(page.headers.vary).toContain('accept-encoding');
    const response = await fetch(gateway.origin, { headers: { accept: 'text/html', 'accept-encoding': 'gzip' } });
    expect(await response.text()).toContain('door door');
  });

  it('that break fall back to their static form, or say that they are coming back', async () => {
    expect((await get('/both')).body).toContain('kiosk');
    const broken = await get('/broken');
    expect([broken.status, broken.headers['retry-after']]).toEqual([503, '3']);
    expect(broken.body).not.toMatch(/bug|127\.0\.0\.1/);
  });
});

describe('a form that is posted to a page', () => {
  const post = (path: string, body: string, type = 'application/x-www-form-urlencoded') =>
    ask(gateway.origin, path, { method: 'POST', headers: { accept: 'text/html', 'content-type': type }, body });

  it('reaches the page whole, and only a page that takes one', async () => {
    expect((await post('/case', 'number=3101&code=AB%2B1')).body).toBe('{"number":"3101","code":"AB+1"}');
    expect((await get('/case')).body).toBe('"no form"');
    expect((await post('/', 'q=1')).status).toBe(404);
  });

  it('is refused when it is no form or too long', async () => {
    expect((await post('/case', '{}', 'application/json')).status).toBe(415);
    expect((await post('/case', `code=${'x'.repeat(5000)}`)).status).toBe(413);
  });
});

describe('an address that nobody has', () => {
  it('is a page for people and a problem for programs', async () => {
    expect((await get('/nowhere', { 'accept-language': 'en' })).body).toContain('our own 404 en');
    expect((await get('/nowhere')).status).toBe(404);
    expect(refusal(await ask(gateway.origin, '/nowhere'))).toEqual([404, 'not-found']);
    expect(refusal(await get('/api/nowhere/x'))).toEqual([404, 'not-found']);
  });

  it('has a plain page in both languages where no pages are built', async () => {
    const bare = await startGateway({ webDist: join(dist, 'nothing') });
    const page = await ask(bare.origin, '/', { headers: { accept: 'text/html' } });
    expect([page.status, page.body]).toEqual([404, expect.stringContaining('没有这个页面')]);
    expect((await ask(bare.origin, '/', { headers: { accept: 'text/html', 'accept-language': 'en' } })).body).toContain(
      'There is no such page',
    );
    await bare.stop();
  });
});

describe('what a page may do', () => {
  it('is said in one strict policy: own scripts and styles, own sockets, no frames', async () => {
    const { headers } = await get('/kiosk');
    const policy = headers['content-security-policy'] as string;
    for (const part of [
      "default-src 'self'",
      "script-src 'self'",
      "script-src-attr 'none'",
      "style-src-attr 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ]) {
      expect(policy.split(';')).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${gateway.port}`);
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=(self)'),
    });
  });
});

describe('loadPages', () => {
  it.each([['/api/queue'], ['/socket.io'], ['kiosk'], ['/Kiosk'], ['/a/../b'], ['/metrics']])('refuses a table with %s', async (path) => {
    const folder = await mkdtemp(join(tmpdir(), 'table-'));
    await mkdir(join(folder, 'client'));
    await writeFile(join(folder, 'client', 'pages.json'), JSON.stringify([{ path, entry: 'kiosk.html' }]));
    await expect(loadPages(folder)).rejects.toThrow();
    await rm(folder, { recursive: true });
  });
});
