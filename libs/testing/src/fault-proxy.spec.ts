import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFaultProxy } from './fault-proxy.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { waitFor } from './wait-for.ts';

/** A server that sends back whatever it gets. */
async function startEcho(): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => socket.on('error', () => undefined).pipe(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('startFaultProxy', () => {
  let echo: Server;
  let proxy: FaultProxy;
  const clients: Socket[] = [];

  beforeEach(async () => {
    echo = await startEcho();
    proxy = await startFaultProxy({ target: `127.0.0.1:${(echo.address() as AddressInfo).port}` });
  });
  afterEach(async () => {
    clients.splice(0).forEach((client) => client.destroy());
    await proxy.stop();
    echo.close();
  });

  async function open(): Promise<Socket> {
    const socket = connect({ port: proxy.port, host: '127.0.0.1' });
    clients.push(socket);
    await once(socket, 'connect');
    socket.on('error', () => undefined);
    return socket;
  }

  /** Sends `bytes` and gives the time in ms until all of them are back. */
  async function roundTrip(socket: Socket, bytes: number): Promise<number> {
    const startedAt = performance.now();
    let received = 0;
    const back = new Promise<void>((resolve) => {
      socket.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received >= bytes) resolve();
      });
    });
    socket.write(Buffer.alloc(bytes));
    await back;
    return performance.now() - startedAt;
  }

  it('refuses a target without a port', async () => {
    await expect(startFaultProxy({ target: 'localhost' })).rejects.toThrow(TypeError);
  });

  it('hands on every byte of both directions, in order, and the end', async () => {
    const socket = await open();
    const sent = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.end(sent);
    await once(socket, 'end');
    expect(Buffer.concat(chunks).equals(sent)).toBe(true);
  });

  it('delays both directions', async () => {
    proxy.delay(40);
    expect(await roundTrip(await open(), 10)).toBeGreaterThanOrEqual(79);
  });

  it('slows a connection down to so many bytes a second', async () => {
    proxy.slow(40_000);
    expect(await roundTrip(await open(), 8_000)).toBeGreaterThanOrEqual(190);
  });

  it('cuts: open connections break, new ones are refused, healing lets new ones through', async () => {
    const socket = await open();
    proxy.cut();
    await waitFor(() => socket.closed);
    const refused = connect({ port: proxy.port, host: '127.0.0.1' });
    await once(refused, 'error');
    proxy.heal();
    expect(await roundTrip(await open(), 10)).toBeGreaterThan(0);
  });

  it('is half open: silent without telling anybody, and what was lost ends the connection when it heals', async () => {
    const socket = await open();
    await roundTrip(socket, 10);
    proxy.halfOpen();
    let heard = 0;
    let isClosed = false;
    socket.on('data', () => (heard += 1)).on('close', () => (isClosed = true));
    socket.write('lost');
    const other = await open();
    const silence = waitFor(() => heard > 0 || isClosed || other.readyState !== 'open', { timeoutMs: 100 });
    await expect(silence).rejects.toThrow('did not hold');
    proxy.heal();
    await waitFor(() => isClosed, { about: 'the reset of the half-open connection' });
    expect(heard).toBe(0);
  });

  it('counts its connections', async () => {
    const socket = await open();
    await waitFor(() => proxy.connections === 1);
    socket.destroy();
    await waitFor(() => proxy.connections === 0);
    expect(proxy.connections).toBe(0);
  });
});
