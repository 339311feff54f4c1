import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { acceptUpgrade, textFrame } from './web-socket-frames.ts';

let close: (() => void) | undefined;
afterEach(() => close?.());

/** A real client (the runtime's own WebSocket) is the judge of the hand-written frames. */
async function receive(text: string): Promise<string> {
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    acceptUpgrade(request, socket);
    socket.write(textFrame(text));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return new Promise((resolve, reject) => {
    client.onmessage = (message) => {
      resolve(String(message.data));
      client.close();
    };
    client.onerror = () => reject(new Error('the client refused the frame'));
  });
}

describe('textFrame', () => {
  it.each([
    ['short', 5],
    ['of 16-bit length', 1_000],
    ['of 64-bit length', 70_000],
  ])('is understood by a real client when %s', async (_name, length) => {
    const text = '门'.repeat(length);
    expect(await receive(text)).toBe(text);
  });
});
