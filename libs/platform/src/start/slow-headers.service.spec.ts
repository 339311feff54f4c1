import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startJwks } from '@yimen/testing';
import type { TestIssuer } from '@yimen/testing';
import type { RunningApp } from './running-app.ts';
import { SampleModule, sampleSettings } from './sample-app.fake.ts';
import { startService } from './start-service.ts';

let issuer: TestIssuer;
let app: RunningApp;

beforeAll(async () => {
  issuer = await startJwks();
  app = await startService({ name: 'sample', module: SampleModule, settings: sampleSettings(issuer) });
});

afterAll(async () => {
  await app.stop();
  await issuer.stop();
});

/** Opens a connection that never finishes its headers. */
async function dawdle(): Promise<Socket> {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.on('data', () => undefined);
  await once(socket, 'connect');
  socket.write('GET /api/sample/plain HTTP/1.1\r\nhost: x\r\nx-slow: ');
  return socket;
}

describe('five hundred connections that send a byte of a header now and then', () => {
  it('are closed at the time limit, and normal requests do not notice', async () => {
    const sockets = await Promise.all(Array.from({ length: 500 }, dawdle));
    const dripping = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write('a');
    }, 2000);
    const startedAt = performance.now();
    const closed = Promise.all(sockets.map(async (socket) => !socket.closed && once(socket, 'close')));
    const times: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      const askedAt = performance.now();
      expect((await fetch(`${app.url}/api/sample/plain`)).status).toBe(200);
      times.push(performance.now() - askedAt);
    }
    await closed;
    clearInterval(dripping);
    expect(performance.now() - startedAt).toBeLessThan(13_000);
    expect(times.toSorted((one, other) => one - other)[10]).toBeLessThan(100);
  }, 30_000);
});
