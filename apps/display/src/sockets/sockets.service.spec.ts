import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect as connectNats } from '@nats-io/transport-node';
import type { TokenClaims } from '@yimen/testing';
import { waitFor } from '@yimen/testing';
import type { Socket } from 'socket.io-client';
import { EdgeBench, Follower, hall, otherHall } from '../edge-bench.fake.ts';

let bench: EdgeBench;

beforeAll(async () => {
  bench = await EdgeBench.start();
}, 30_000);

afterAll(() => bench.stop(), 15_000);

const device = (kind: 'hall' | 'window' | 'kiosk', at = hall): TokenClaims => ({
  sub: `${kind}-1`,
  roles: ['device'],
  device: { kind, hall: at },
});

/** Code of the refusal of a handshake; `connected` when it was let in. */
function handshakeOf(client: Socket): Promise<string> {
  return new Promise((resolve) => {
    client.once('connect', () => resolve('connected'));
    client.once('connect_error', (error: Error & { data?: { code?: string } }) => resolve(error.data?.code ?? error.message));
  }).then((result) => {
    client.disconnect();
    return result as string;
  });
}

async function ask(client: Socket, event: string, ...args: unknown[]): Promise<{ problem?: { code: string } }> {
  return (await client.timeout(2000).emitWithAck(event, ...args)) as { problem?: { code: string } };
}

async function opened(client: Socket): Promise<Socket> {
  await waitFor(() => client.connected);
  return client;
}

describe('the handshake', () => {
  const clerk: TokenClaims = { roles: ['clerk'], hall };

  it.each<[string, string, TokenClaims, string]>([
    ['/screen', 'a hall display', device('hall'), 'connected'],
    ['/screen', 'a window display', device('window'), 'connected'],
    ['/screen', 'a kiosk', device('kiosk'), 'wrong-device'],
    ['/screen', 'a clerk', clerk, 'wrong-device'],
    ['/screen', 'a resident', { roles: ['resident'] }, 'not-permitted'],
    ['/screen', 'a device of a hall that is not there', device('hall', '999999999'), 'wrong-hall'],
    ['/kiosk', 'a kiosk', device('kiosk'), 'connected'],
    ['/kiosk', 'a screen', device('hall'), 'wrong-device'],
    ['/console', 'a clerk', clerk, 'connected'],
    ['/console', 'a guide', { roles: ['guide'], hall }, 'connected'],
    ['/console', 'a device', device('hall'), 'not-permitted'],
    ['/console', 'a clerk of no hall', { roles: ['clerk'] }, 'not-permitted'],
    ['/supervise', 'a supervisor', { roles: ['supervisor'], hall }, 'connected'],
    ['/supervise', 'an operator', { roles: ['operator'] }, 'connected'],
    ['/supervise', 'a clerk', clerk, 'not-permitted'],
  ])('of %s with %s: %s', async (namespace, _, claims, wanted) => {
    const result = await handshakeOf(bench.connect(namespace, { token: await bench.token(claims) }));
    expect(result).toBe(wanted);
  });

  it.each([
    ['nothing', {}],
    ['no token', { token: '' }],
    ['a token that is none', { token: 'x.y.z' }],
    ['an object', { token: { $gt: '' } }],
    ['something more', { token: 'x.y.z', hall }],
  ])('with %s is refused without internals', async (_, auth) => {
    expect(await handshakeOf(bench.connect('/screen', auth))).toBe('not-signed-in');
  });

  it('with an expired token is refused', async () => {
    expect(await handshakeOf(bench.connect('/screen', { token: await bench.token(device('hall'), -60) }))).toBe('not-signed-in');
  });

  it('of an unknown namespace is refused', async () => {
    expect(await handshakeOf(bench.connect('/admin', {}))).toBe('Invalid namespace');
  });

  it.each([['http://evil.test'], ['http://one-door.test.evil.test'], ['null']])('from origin %s is refused', async (origin) => {
    const result = await handshakeOf(bench.connect('/screen', { token: await bench.token(device('hall')) }, { origin }));
    expect(result).not.toBe('connected');
  });

  it('from the public origin is let in', async () => {
    const client = bench.connect('/screen', { token: await bench.token(device('hall')) }, { origin: 'http://one-door.test' });
    expect(await handshakeOf(client)).toBe('connected');
  });
});

describe('an event', () => {
  const bad: readonly [string, string, unknown][] = [
    ['resync', 'nothing', undefined],
    ['resync', 'an operator object', { at: { $gt: '' } }],
    ['resync', 'an unknown property', { at: null, hall: otherHall }],
    ['resync', 'a negative seq', { at: { day: '2026-03-02', epoch: 1, seq: -1 } }],
    ['resync', 'a day that does not exist', { at: { day: '2026-02-30', epoch: 1, seq: 1 } }],
    ['painted', 'a text', 'x'],
    ['speaking', 'an over-long id', { id: 'x'.repeat(200), fence: 1 }],
    ['health', 'a version that is none', { version: 1 }],
  ];

  it.each(bad)('%s with %s is malformed, and echoes nothing', async (event, _, body) => {
    const client = await opened(bench.connect('/screen', { token: await bench.token(device('hall')) }));
    const echoes: unknown[] = [];
    client.onAny((name: string) => name === 'exception' && echoes.push(name));
    expect((await ask(client, event, body)).problem?.code).toBe('malformed');
    expect(echoes).toEqual([]);
    client.disconnect();
  });

  it('that the namespace does not know is refused, binary and missing acknowledgements do no harm', async () => {
    const client = await opened(bench.connect('/screen', { token: await bench.token(device('hall')) }));
    expect((await ask(client, 'join', 'hall:310106003')).problem?.code).toBe('not-found');
    expect((await ask(client, 'resync', Buffer.alloc(100))).problem?.code).toBe('malformed');
    client.emit('resync', { at: null }, 'no function');
    client.emit('painted', null);
    expect((await ask(client, 'resync', { at: null })).problem).toBeUndefined();
    client.disconnect();
  });

  it('larger than 4 KB ends the connection, and others are unaffected', async () => {
    const screen = await bench.screen('neighbour');
    await screen.caughtUp(bench.engine);
    const client = await opened(bench.connect('/screen', { token: await bench.token(device('hall')) }));
    client.io.reconnection(false);
    client.emit('painted', { at: 'x'.repeat(2_000_000) });
    await waitFor(() => !client.connected);
    expect(screen.socket.connected).toBe(true);
    screen.socket.disconnect();
  });

  it('beyond twenty a second is refused, and who does not stop is let go', async () => {
    const client = await opened(bench.connect('/screen', { token: await bench.token(device('hall')) }));
    client.io.reconnection(false);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => ask(client, 'painted', { at: { day: '2026-03-02', epoch: 1, seq: 1 } })),
    );
    const refused = answers.filter(({ problem }) => problem?.code === 'too-many-requests');
    expect(refused.length).toBeGreaterThanOrEqual(15);
    for (let count = 0; count < 10_000; count += 1) client.emit('painted', null);
    await waitFor(() => !client.connected);
  });

  it('painted from the future or of another day poisons nothing', async () => {
    const supervisor = new Follower(
      bench.connect('/supervise', { token: await bench.token({ roles: ['supervisor'], hall }) }),
      (view) => view,
    );
    const screen = await bench.screen('liar');
    await screen.caughtUp(bench.engine);
    const { day, epoch, seq } = bench.engine.state;
    for (const at of [
      { day, epoch, seq: seq + 1000 },
      { day: '2099-01-01', epoch, seq },
      { day, epoch: epoch + 1, seq },
    ]) {
      expect(await ask(screen.socket, 'painted', { at })).toEqual({});
    }
    const paintedOf = (frame: unknown) =>
      (frame as { devices: { device: string; painted?: { seq: number } }[] }).devices.find((one) => one.device === 'liar')?.painted?.seq;
    const painted = await waitFor(() => supervisor.of('devices').map(paintedOf).at(-1), { timeoutMs: 8000 });
    expect(painted).toBe(seq);
    for (const one of [screen, supervisor]) one.socket.disconnect();
  }, 15_000);
});

describe('supervisors and operators', () => {
  it('follow the hall that they may see and no other', async () => {
    const supervisor = await opened(bench.connect('/supervise', { token: await bench.token({ roles: ['supervisor'], hall }) }));
    expect((await ask(supervisor, 'watch', { hall: otherHall })).problem?.code).toBe('wrong-hall');
    expect((await ask(supervisor, 'resync', { at: null })).problem).toBeUndefined();
    const operator = await opened(bench.connect('/supervise', { token: await bench.token({ roles: ['operator'] }) }));
    expect((await ask(operator, 'resync', { at: null })).problem?.code).toBe('wrong-hall');
    expect((await ask(operator, 'watch', { hall })).problem).toBeUndefined();
    expect((await ask(operator, 'resync', { at: null })).problem).toBeUndefined();
    expect((await ask(operator, 'watch', { hall: otherHall })).problem).toBeUndefined();
    expect((await ask(operator, 'resync', { at: null })).problem?.code).toBe('hall-not-followed');
    for (const one of [supervisor, operator]) one.disconnect();
  });

  it('follow a whole district by its loads, if they may see every hall of it', async () => {
    const supervisor = await opened(bench.connect('/supervise', { token: await bench.token({ roles: ['supervisor'], hall }) }));
    expect((await ask(supervisor, 'watch', { district: 'jingan' })).problem?.code).toBe('wrong-hall');
    expect((await ask(supervisor, 'watch', { district: 'nowhere' })).problem?.code).toBe('not-found');
    expect((await ask(supervisor, 'watch', { district: 'jingan', hall })).problem?.code).toBe('malformed');
    const operator = await opened(bench.connect('/supervise', { token: await bench.token({ roles: ['operator'] }) }));
    const loads: { halls: { hall: string; position?: { seq: number } }[] }[] = [];
    operator.on('load', (frame) => loads.push(frame as (typeof loads)[number]));
    expect((await ask(operator, 'watch', { district: 'huangpu' })).problem).toBeUndefined();
    await waitFor(() => loads.length > 0);
    expect(loads[0]?.halls.map((row) => row.hall)).toEqual([hall]);
    bench.engine.issue();
    await waitFor(() => loads.at(-1)?.halls[0]?.position?.seq === bench.engine.state.seq, { timeoutMs: 5000 });
    for (const one of [supervisor, operator]) one.disconnect();
  });
});

describe('the end of a connection', () => {
  it('comes with the token’s end, within five seconds, and says why', async () => {
    const client = await opened(bench.connect('/screen', { token: await bench.token(device('hall'), 2) }));
    const closing = new Promise((resolve) => client.once('closing', resolve));
    client.io.reconnection(false);
    await waitFor(() => !client.connected, { timeoutMs: 7000 });
    expect(await closing).toEqual({ reason: 'expired', retryAfterMs: 0 });
  }, 10_000);

  it('comes with the revocation of its device, which is not let in again', async () => {
    const token = await bench.token({ ...device('hall'), sub: 'stolen' });
    const client = await opened(bench.connect('/screen', { token }));
    const closing = new Promise((resolve) => client.once('closing', resolve));
    client.io.reconnection(false);
    const nats = await connectNats({ servers: bench.servers.nats.url });
    nats.publish('identity.subject.revoked', JSON.stringify({ subject: 'stolen', at: Date.now() }));
    expect(await closing).toEqual({ reason: 'revoked', retryAfterMs: 0 });
    await waitFor(() => !client.connected);
    expect(await handshakeOf(bench.connect('/screen', { token }))).toBe('not-signed-in');
    await nats.close();
  });
});

describe('admission', () => {
  /** Sends a bare WebSocket handshake; returns the head of the answer. */
  function knock(url: string, query = ''): Promise<string> {
    const { port } = new URL(url);
    return new Promise((resolve) => {
      const socket = connect(Number(port), '127.0.0.1');
      let answer = '';
      socket.on('data', (data) => {
        answer += data.toString();
        if (!answer.includes('\r\n\r\n')) return;
        resolve(answer.split('\r\n\r\n')[0] ?? '');
        socket.destroy();
      });
      socket.on('error', () => undefined);
      const key = 'dGhlIHNhbXBsZSBub25jZQ==';
      socket.write(
        `GET /socket.io/?EIO=4&transport=websocket${query} HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\n\r\n`,
      );
    });
  }

  it('answers 503 and Retry-After before the handshake costs anything, and keeps screens apart from phones', async () => {
    const edge = await bench.secondEdge({ phoneAdmission: 1, deviceAdmission: 500 });
    const phones = await Promise.all(Array.from({ length: 10 }, () => knock(edge.url, '&for=ticket')));
    const refused = phones.filter((head) => head.startsWith('HTTP/1.1 503'));
    expect(refused.length).toBeGreaterThanOrEqual(7);
    expect(refused[0]).toMatch(/retry-after: \d+/);
    expect(await knock(edge.url)).toMatch(/^HTTP\/1\.1 101/);
    await edge.stop();
  });

  it('sends everybody away with spread times when the edge drains, and lets nobody in', async () => {
    const edge = await bench.secondEdge();
    const screens = await Promise.all(['a', 'b', 'c'].map((id) => bench.screen(id, { url: edge.url })));
    await waitFor(() => screens.every(({ view }) => view !== undefined));
    for (const { socket } of screens) socket.io.reconnection(false);
    const startedAt = performance.now();
    await edge.stop();
    expect(performance.now() - startedAt).toBeLessThan(2000);
    await waitFor(() => screens.every(({ socket }) => !socket.connected));
    const waits = screens.map((screen) => (screen.of('closing')[0] as { reason: string; retryAfterMs: number }).retryAfterMs);
    expect(waits.every((ms) => ms >= 0 && ms <= 3000)).toBe(true);
    expect(new Set(waits).size).toBeGreaterThan(1);
  }, 15_000);
});
