/**
 * The floor program, part one: what a press costs when nothing but the unavoidable is done. Plain node:http, one insert with the product's
 * write concern into the same mongod, one bare NATS publish. No validation, no rights, no state: nobody should run a hall on it.
 *
 * Run by the bench as a process of its own; prints one JSON line `{ "port": n }` when it listens.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from '@nats-io/transport-node';
import mongoose from 'mongoose';
import { floorSettings } from './settings.ts';

const settings = floorSettings(process.env);
const nats = await connect({ servers: settings.natsUrl, user: settings.natsUser, pass: settings.natsPassword });
const client = await mongoose.mongo.MongoClient.connect(settings.mongoUri);
const commits = client.db().collection<{ _id: string; body: unknown }>('floor_commits', { writeConcern: { w: 'majority', journal: true } });
let seq = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => void commit(Buffer.concat(chunks)).then((answer) => response.end(answer)));
});

async function commit(bytes: Buffer): Promise<string> {
  const body: unknown = JSON.parse(bytes.toString());
  const mine = ++seq;
  await commits.insertOne({ _id: `floor/${process.pid}/${mine}`, body });
  const answer = JSON.stringify({ seq: mine, body });
  nats.publish(settings.subject, answer);
  return answer;
}

server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));
process.on('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
  void Promise.allSettled([nats.close(), client.close()]).then(() => process.exit(0));
});
