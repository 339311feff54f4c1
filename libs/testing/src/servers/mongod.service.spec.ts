import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { waitFor } from '../wait-for.ts';
import { startMongod, startReplicaSet } from './mongod.ts';

const binary = process.env.YIMEN_TEST_MONGOD ?? '';

describe('own mongod processes', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'yimen-mongod-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true, maxRetries: 3 }));

  it('keep their data over a restart on another port', async () => {
    const first = await startMongod({ binary, dbPath: dir });
    const client = await mongoose.mongo.MongoClient.connect(first.uri);
    await client
      .db('kept')
      .collection('people')
      .insertOne({ name: '张三' }, { writeConcern: { w: 'majority', j: true } });
    await client.close();
    await first.stop();

    const second = await startMongod({ binary, dbPath: dir });
    expect(second.port).not.toBe(first.port);
    const again = await mongoose.mongo.MongoClient.connect(second.uri);
    expect(await again.db('kept').collection('people').countDocuments()).toBe(1);
    await again.close();
    await second.stop();
  });

  it('form a replica set of three that elects a new primary when the first is killed', async () => {
    const { uri, members } = await startReplicaSet({ binary, dir });
    const client = await mongoose.mongo.MongoClient.connect(uri, { retryWrites: true });
    const people = client.db('elected').collection('people');
    await people.insertOne({ name: '张三' }, { writeConcern: { w: 'majority' } });
    const { primary } = (await client.db('admin').command({ hello: 1 })) as unknown as { primary: string };
    members.find(({ port }) => primary.endsWith(`:${port}`))?.kill('SIGKILL');
    await waitFor(() => people.insertOne({ name: '李四' }, { writeConcern: { w: 'majority' } }), {
      timeoutMs: 15_000,
      about: 'a new primary',
    });
    expect(await people.countDocuments()).toBe(2);
    await client.close();
    await Promise.all(members.map((member) => member.stop(0)));
  }, 40_000);
});
