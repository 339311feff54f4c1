import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceProcess, ask, freePort, rawSocket, refusal, startGateway, waitFor } from './gateway-bench.fake.ts';
import type { GatewayBench } from './gateway-bench.fake.ts';

let service: ServiceProcess;
let gateway: GatewayBench;
beforeAll(async () => {
  service = await ServiceProcess.start();
  const all = {
    queueUrl: service.url,
    identityUrl: service.url,
    displayUrl: service.url,
    intakeUrl: `http://127.0.0.1:${await freePort()}`,
  };
  gateway = await startGateway({ ...all, maxBodyBytes: 1024 * 1024, rateLimits: false });
}, 20_000);
afterAll(async () => {
  await gateway.stop();
  await service.kill();
});

interface Echo {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly bytes: number;
  readonly posts: number;
}
const echoed = async (path: string, asked?: Parameters<typeof ask>[2]) => JSON.parse((await ask(gateway.origin, path, asked)).body) as Echo;

describe('passing requests on', () => {
  it('keeps method, path, query and body as they are', async () => {
    const echo = await echoed('/api/queue/halls/310117116-1/tickets?a=1&b=%E4%B8%80', {
      method: 'POST',
      body: 'x=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(echo).toMatchObject({ method: 'POST', url: '/api/queue/halls/310117116-1/tickets?a=1&b=%E4%B8%80', bytes: 3 });
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain', 'application/xml']) {
      expect((await echoed('/api/queue/x', { method: 'PUT', body: '{"a": 1}', headers: { 'content-type': type } })).bytes).toBe(8);
    }
  });

  it('serves both places of identity’s discovery document', async () => {
    for (const document of ['oauth-authorization-server', 'openid-configuration']) {
      expect((await echoed(`/.well-known/${document}/api/identity/oidc`)).url).toBe(`/api/identity/oidc/.well-known/${document}`);
    }
  });

  it('tells services who asks, whatever the client claims about itself', async () => {
    const { headers } = await echoed('/api/queue/x', {
      headers: {
        'x-forwarded-for': '6.6.6.6',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-prefix': '/admin',
        forwarded: 'for=6.6.6.6',
        'x-real-ip': '6.6.6.6',
        'x-http-method-override': 'DELETE',
        'x-original-url': '/api/identity/keys',
        authorization: 'Bearer kept',
        cookie: 'kept=1',
      },
    });
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': new URL(gateway.origin).host,
      'x-forwarded-proto': 'http',
      authorization: 'Bearer kept',
      cookie: 'kept=1',
    });
    expect(JSON.stringify(headers)).not.toMatch(/6\.6\.6\.6|evil|override|original|prefix/);
    expect(headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('puts its own security headers in front and keeps quiet about software', async () => {
    const { headers } = await ask(gateway.origin, '/api/queue/x');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).not.toContain('*');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      etag: '"one"',
      'server-timing': expect.stringMatching(/^gateway;dur=/),
    });
    expect(JSON.stringify(headers)).not.toContain('secret');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers HEAD and does not let a method be overridden', async () => {
    const head = await ask(gateway.origin, '/api/queue/x', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
    expect((await echoed('/api/queue/x?_method=DELETE', { headers: { 'x-method-override': 'DELETE' } })).method).toBe('GET');
  });
});

describe('addresses made to be read in two ways', () => {
  it.each([
    '/api/queue/halls/x%2f..',
    '/api/queue/halls/x%2F..%2F..%2Fidentity/keys',
    '/api/queue/../identity/keys',
    '/api/queue/%2e%2e/identity/keys',
    '/api/queue/..%5cidentity',
    '/api/queue\\..\\identity',
    '/api//queue/x',
    '//api/queue/x',
    '/api/queue/%00',
    '/api/queue/%252e%252e/x',
    '/api/queue/%zz',
    '/api/queue/./x',
  ])('refuses %s before any service sees it', async (path) => {
    expect(refusal(await ask(gateway.origin, path))).toEqual([400, 'malformed']);
  });

  it('knows no other spelling of a service', async () => {
    for (const path of ['/API/queue/x', '/api/QUEUE/x', '/api/queue', '/api/queuex/y', '/api/', '/health/ready/', '/api/gateway/x']) {
      expect(refusal(await ask(gateway.origin, path))).toEqual([404, 'not-found']);
    }
  });

  it('refuses a request line that is an address elsewhere, and a host that is not ours', async () => {
    expect((await ask(gateway.origin, 'http://169.254.169.254/latest')).status).toBe(400);
    expect(refusal(await ask(gateway.origin, '/api/queue/x', { headers: { host: 'evil.example' } }))).toEqual([421, 'wrong-host']);
    const page = await ask(gateway.origin, '/guide?x=1', { headers: { host: 'localhost:1', accept: 'text/html' } });
    expect([page.status, page.headers.location]).toEqual([308, `${gateway.origin}/guide?x=1`]);
  });
});

describe('a service that is away', () => {
  it('is answered 503 with Retry-After, at once, without its address', async () => {
    for (const path of ['/api/intake/cases', '/api/catalogue/items']) {
      const answer = await ask(gateway.origin, path);
      expect(refusal(answer)).toEqual([503, 'service-unavailable']);
      expect(answer.headers['retry-after']).toBe('3');
      expect(answer.body).not.toMatch(/127\.0\.0\.1|ECONN|undici/);
      expect(answer.ms).toBeLessThan(200);
    }
  });

  it('is passed on when it says so itself, without being asked again', async () => {
    const answer = await ask(gateway.origin, '/api/queue/busy');
    expect([answer.status, answer.headers['retry-after'], refusal(answer)[1]]).toEqual([503, '7', 'hall-moving']);
  });

  it('is waited for no longer than set when it is frozen, and used again when it thaws', async () => {
    service.freeze();
    const answer = await ask(gateway.origin, '/api/queue/x');
    service.thaw();
    expect(refusal(answer)).toEqual([503, 'service-unavailable']);
    expect(answer.ms).toBeGreaterThan(700);
    expect(answer.ms).toBeLessThan(2500);
    await waitFor(async () => (await ask(gateway.origin, '/api/queue/x')).status === 200);
  });

  it('comes back by itself after a kill, and no POST is sent twice', async () => {
    await echoed('/api/queue/x', { method: 'POST', body: '{}' });
    await service.kill();
    expect(refusal(await ask(gateway.origin, '/api/queue/x', { method: 'POST', body: '{}' }))).toEqual([503, 'service-unavailable']);
    await service.run();
    await waitFor(async () => (await ask(gateway.origin, '/api/queue/x')).status === 200);
    expect((await echoed('/api/queue/x', { method: 'POST', body: '{}' })).posts).toBe(1);
  });

  it('does not hold up the others while it is silent', async () => {
    const silent = ask(gateway.origin, '/api/queue/silent');
    const other = await ask(gateway.origin, '/api/identity/x');
    expect(other.ms).toBeLessThan(200);
    expect(refusal(await silent)).toEqual([503, 'service-unavailable']);
  });
});

describe('requests that are too big or too slow', () => {
  it('refuses a declared 100 MB before the first byte', async () => {
    const head = `POST /api/queue/x HTTP/1.1\r\nhost: ${new URL(gateway.origin).host}\r\ncontent-type: application/json\r\ncontent-length: 104857600\r\n\r\n`;
    const socket = await rawSocket(gateway.port, head);
    await waitFor(() => socket.received().includes('too-large'), { about: 'the refusal' });
    expect(socket.received()).toMatch(/^HTTP\/1\.1 413 /);
    await waitFor(() => socket.destroyed || socket.readableEnded, { about: 'the end of the connection', timeoutMs: 8000 });
  }, 15_000);

  it('cuts 100 MB without a length where the limit is, with memory flat', async () => {
    const before = process.memoryUsage().rss;
    const socket = await rawSocket(
      gateway.port,
      `POST /api/queue/x HTTP/1.1\r\nhost: ${new URL(gateway.origin).host}\r\ntransfer-encoding: chunked\r\ncontent-type: application/json\r\n\r\n`,
    );
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    let sent = 0;
    while (!socket.destroyed && sent < 104_857_600 && !socket.received().includes('too-large')) {
      sent += 65_536;
      if (!socket.write(chunk))
        await Promise.race([
          new Promise((resolve) => socket.once('drain', resolve)),
          new Promise((resolve) => socket.once('close', resolve)),
        ]);
    }
    await waitFor(() => socket.received() !== '' || socket.destroyed);
    expect(socket.received()).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(60 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
    socket.destroy();
  }, 20_000);

  it('refuses headers that are too large', async () => {
    const answer = await ask(gateway.origin, '/api/queue/x', { headers: { 'x-large': 'x'.repeat(20_000) } });
    expect(answer.status).toBe(431);
  });

  it('closes slow headers on many connections while others are served', async () => {
    const slow: Awaited<ReturnType<typeof rawSocket>>[] = [];
    for (let batch = 0; batch < 20; batch += 1) {
      const opened = Array.from({ length: 100 }, () => rawSocket(gateway.port, 'GET /api/queue/x HTTP/1.1\r\nhost: '));
      slow.push(...(await Promise.all(opened)));
      await ask(gateway.origin, '/api/queue/x');
    }
    const drip = setInterval(() => slow.forEach((socket) => socket.writable && socket.write('x')), 5000);
    const answers = [];
    for (let i = 0; i < 10; i += 1) answers.push(await ask(gateway.origin, '/api/queue/x'));
    expect(Math.max(...answers.map((answer) => answer.ms))).toBeLessThan(100);
    await waitFor(() => slow.every((socket) => socket.destroyed || socket.readableEnded), {
      timeoutMs: 14_000,
      about: 'the time-out of all of them',
    });
    clearInterval(drip);
  }, 20_000);
});

describe('what only operators see', () => {
  it('hides metrics and readiness from everybody else', async () => {
    const shut = await startGateway({ operatorNetworks: '10.0.0.0/8', queueUrl: service.url });
    for (const path of ['/metrics', '/health/ready']) {
      expect(refusal(await ask(shut.origin, path))).toEqual([404, 'not-found']);
      expect((await ask(gateway.origin, path)).status).toBe(200);
    }
    expect((await ask(shut.origin, '/health/live')).status).toBe(200);
    await shut.stop();
  });
});
