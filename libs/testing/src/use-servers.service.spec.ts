import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import mongoose from 'mongoose';
import { startTimeOf } from './servers/pid-file.ts';
import { useServers, withDatabase } from './use-servers.ts';
import type { TestServers } from './use-servers.ts';
import { waitFor } from './wait-for.ts';

describe('useServers', () => {
  let first: TestServers;
  let second: TestServers;
  beforeAll(async () => {
    first = await useServers({ auth: { user: 'queue', password: 'secret' } });
    second = await useServers();
  });
  afterAll(() => Promise.all([first.stop(), second.stop()]));

  it('gives each call an empty database of its own on a replica set that takes transactions', async () => {
    const connection = await mongoose.createConnection(first.mongoUri).asPromise();
    await connection.transaction(async (session) => {
      await connection.collection('people').insertOne({ name: '张三' }, { session });
    });
    expect(await connection.collection('people').countDocuments()).toBe(1);
    await connection.close();

    const other = await mongoose.createConnection(second.mongoUri).asPromise();
    expect(await other.collection('people').countDocuments()).toBe(0);
    await other.close();
  });

  it('gives each call a nats-server of its own with JetStream', async () => {
    expect(first.nats.url).not.toBe(second.nats.url);
    const link = await connect({ servers: second.nats.url });
    const answer = await link.request('$JS.API.INFO');
    expect(answer.json()).toMatchObject({ type: 'io.nats.jetstream.api.v1.account_info_response', streams: 0 });
    await link.close();
  });

  it('refuses a wrong password and takes the right one', async () => {
    const { url, user = '', password = '' } = first.nats;
    await expect(connect({ servers: url, user, pass: 'wrong' })).rejects.toThrow(/authorization/i);
    const link = await connect({ servers: url, user, pass: password });
    expect(link.info?.jetstream).toBe(true);
    await link.close();
  });

  it('brings a killed nats-server back on the same port', async () => {
    const { pid } = second.nats.process;
    second.nats.process.kill('SIGKILL');
    await waitFor(() => startTimeOf(pid) === undefined, { about: 'the end of the process' });
    await second.nats.restart();
    const link = await connect({ servers: second.nats.url });
    expect(second.nats.process.pid).not.toBe(pid);
    await link.close();
  });

  it('drops its database and ends its nats-server', async () => {
    const own = await useServers();
    const connection = await mongoose.createConnection(own.mongoUri).asPromise();
    await connection.collection('people').insertOne({ name: '李四' });
    await own.stop();
    expect(startTimeOf(own.nats.process.pid)).toBeUndefined();
    expect(await connection.collection('people').countDocuments()).toBe(0);
    await connection.close();
  });
});

describe('withDatabase', () => {
  it.each([
    ['mongodb://127.0.0.1:1/?replicaSet=yimen', 'mongodb://127.0.0.1:1/mine?replicaSet=yimen'],
    ['mongodb://a:b@one,two:2/old', 'mongodb://a:b@one,two:2/mine'],
    ['mongodb://one', 'mongodb://one/mine'],
  ])('puts the name into %s', (uri, expected) => {
    expect(withDatabase(uri, 'mine')).toBe(expected);
  });
});
