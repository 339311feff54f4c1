/**
 * The floor program, part two: hands every message of one NATS subject to every connected WebSocket as one prepared frame.
 * Prints one JSON line `{ "port": n }` when it listens.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from '@nats-io/transport-node';
import { floorSettings } from './settings.ts';
import { acceptUpgrade, textFrame } from './web-socket-frames.ts';

const settings = floorSettings(process.env);
const nats = await connect({ servers: settings.natsUrl, user: settings.natsUser, pass: settings.natsPassword });
const screens = new Set<Duplex>();
const server = createServer();

server.on('upgrade', (request, socket) => {
  acceptUpgrade(request, socket);
  screens.add(socket);
  socket.on('close', () => screens.delete(socket));
  socket.on('error', () => screens.delete(socket));
});

nats.subscribe(settings.subject, {
  callback: (_error, message) => {
    const frame = textFrame(message.string());
    for (const screen of screens) screen.write(frame);
  },
});
await nats.flush();

server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));
process.on('SIGTERM', () => {
  for (const screen of screens) screen.destroy();
  server.close();
  void nats.close().then(() => process.exit(0));
});
