import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceProcess, ask, rawSocket, startGateway, upgradeHead, waitFor } from './gateway-bench.fake.ts';
import type { GatewayBench } from './gateway-bench.fake.ts';

let edge: ServiceProcess;
let gateway: GatewayBench;
let host: string;
beforeAll(async () => {
  edge = await ServiceProcess.start();
  gateway = await startGateway({ displayUrl: edge.url, rateLimits: false });
  host = new URL(gateway.origin).host;
}, 20_000);
afterAll(async () => {
  await gateway.stop();
  await edge.kill();
});

const path = '/socket.io/?EIO=4&transport=websocket';
const upgrade = (to = path, headers: Record<string, string> = {}) => rawSocket(gateway.port, upgradeHead(host, to, headers));
const answered = async (socket: { received: () => string }) => {
  await waitFor(() => socket.received().includes('\r\n\r\n'), { about: 'an answer', timeoutMs: 8000 });
  return socket.received();
};

describe('the tunnel', () => {
  it('opens only its own path, only for WebSockets', async () => {
    for (const other of ['/socket.io', '/socket.iox/', '/', '/api/display/x', '/socket.io/../api/', '//socket.io/']) {
      expect(await answered(await upgrade(other))).toMatch(/^HTTP\/1\.1 404 [^]*"not-found"/);
    }
    expect(await answered(await upgrade(path, { upgrade: 'h2c' }))).toMatch(/^HTTP\/1\.1 404 /);
    expect((await ask(gateway.origin, '/socket.io/?EIO=4&transport=polling')).status).toBe(404);
  });

  it('refuses pages of other origins', async () => {
    for (const origin of ['https://evil.example', 'null', `${gateway.origin}.evil.example`, gateway.origin.replace('http', 'https')]) {
      expect(await answered(await upgrade(path, { origin }))).toMatch(/^HTTP\/1\.1 403 [^]*"not-permitted"/);
    }
  });

  it('carries the handshake with its headers, and the visitor’s address by its own word', async () => {
    const socket = await upgrade(path, {
      origin: gateway.origin,
      cookie: 'a=b',
      'x-forwarded-for': '6.6.6.6',
      forwarded: 'for=6.6.6.6',
      'sec-websocket-protocol': 'x',
    });
    const head = await answered(socket);
    expect(head).toMatch(/^HTTP\/1\.1 101 /);
    const seen = JSON.parse(Buffer.from(/X-Seen: (\S+)/.exec(head)?.[1] ?? '', 'base64').toString()) as Record<string, string>;
    expect(seen).toMatchObject({
      origin: gateway.origin,
      cookie: 'a=b',
      'sec-websocket-protocol': 'x',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': host,
    });
    expect(JSON.stringify(seen)).not.toContain('6.6.6.6');
    socket.write('ping over the tunnel');
    await waitFor(() => socket.received().endsWith('ping over the tunnel'));
    socket.destroy();
  });

  it('passes the edge’s own refusal on, Retry-After included', async () => {
    expect(await answered(await upgrade('/socket.io/?busy'))).toMatch(/^HTTP\/1\.1 503 [^]*Retry-After: 3/);
  });

  it('says 503 with Retry-After while the edge is dead, and is back the moment it is', async () => {
    const following = await upgrade();
    await answered(following);
    await edge.kill();
    await waitFor(() => following.destroyed, { about: 'the client to learn of the death', timeoutMs: 1000 });
    const refused = await answered(await upgrade());
    expect(refused).toMatch(/^HTTP\/1\.1 503 [^]*retry-after: \d+/);
    await edge.run();
    expect(await answered(await upgrade())).toMatch(/^HTTP\/1\.1 101 /);
  });

  it('gives up on an edge that takes the connection and says nothing', async () => {
    const started = performance.now();
    expect(await answered(await upgrade('/socket.io/?mute'))).toMatch(/^HTTP\/1\.1 503 /);
    expect(performance.now() - started).toBeGreaterThan(4000);
  }, 10_000);

  it('holds the edge back when a client reads slowly, instead of growing', async () => {
    const before = process.memoryUsage().rss;
    const slow = await upgrade('/socket.io/?flood');
    slow.pause();
    const written = async () => (JSON.parse((await ask(edge.url, '/x')).body) as { written: number }).written;
    let last = -1;
    await waitFor(
      async () => {
        const now = await written();
        const still = now === last && now > 0;
        last = now;
        return still;
      },
      { everyMs: 300, timeoutMs: 8000, about: 'the edge to be held back' },
    );
    expect(last).toBeLessThan(64 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
    slow.destroy();
  }, 15_000);

  it('frees the edge when a client goes', async () => {
    const connections = async () => Number(/^yimen_tunnel_connections\S* (\d+)$/m.exec((await ask(gateway.origin, '/metrics')).body)?.[1]);
    const several = await Promise.all([upgrade(), upgrade(), upgrade()]);
    await Promise.all(several.map(answered));
    const open = await connections();
    for (const socket of several) socket.destroy();
    await waitFor(async () => (await connections()) === open - 3);
    expect(open).toBeGreaterThanOrEqual(3);
  });

  it('ends all connections at once when the gateway stops', async () => {
    const own = await startGateway({ displayUrl: edge.url, drainMs: 4000 });
    const socket = await rawSocket(own.port, upgradeHead(new URL(own.origin).host, path));
    await answered(socket);
    const started = performance.now();
    await own.stop();
    expect(performance.now() - started).toBeLessThan(1000);
    await waitFor(() => socket.destroyed);
  });
});
