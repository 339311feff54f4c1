import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Journal, journalClientOptions } from '@yimen/journal';
import { useServers } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';

const main = join(import.meta.dirname, 'main.ts');

describe('npm run journal', () => {
  let servers: TestServers;
  let connection: Connection;
  let folder: string;
  beforeAll(async () => {
    servers = await useServers();
    connection = await mongoose.createConnection(servers.mongoUri, journalClientOptions).asPromise();
    folder = mkdtempSync(join(tmpdir(), 'yimen-journal-'));
    for (const name of ['one', 'two']) await fill(Journal.open(connection, `${name}_journal`), name);
  });
  afterAll(async () => {
    await connection.close();
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string) => join(folder, name);
  const run = (...args: string[]) => {
    const env = { ...process.env, MONGODB_URI: servers.mongoUri };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--conditions=@yimen/source', main, ...args], {
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('says how it is used, and refuses what it is not', () => {
    expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Exit status') });
    expect(run('shred')).toMatchObject({ status: 2, stderr: expect.stringContaining('no command "shred"') });
    expect(run('verify', '--wrong').status).toBe(2);
    expect(run('relay').status).toBe(2);
    expect(run('export').status).toBe(2);
  }, 30_000);

  it('says when the database cannot be had', () => {
    expect(run('verify', '--uri', 'mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=200').status).toBe(3);
  }, 30_000);

  it('verifies all journals, shows a stream, exports, and verifies the file without a server', () => {
    expect(run('verify', '--write-heads', file('heads.json'), '--json', file('verify.json'))).toMatchObject({
      status: 0,
      stdout: '6 commits, all sound\n',
    });
    const result = JSON.parse(readFileSync(file('verify.json'), 'utf8')) as object;
    expect(result).toMatchObject({ command: 'journal verify', invariants: [{ id: 'chain', checked: 6, broken: 0 }] });
    expect(run('show', 'one/a').stdout.split('\n')).toHaveLength(5);
    expect(run('export', '--out', file('all.ndjson')).stdout).toBe('exported: 6 commits\n');
    expect(run('verify', file('all.ndjson'), '--heads', file('heads.json'), '--uri', 'mongodb://127.0.0.1:1/none').status).toBe(0);
  }, 30_000);

  it('finds an edited and a cut file and says where', () => {
    const lines = readFileSync(file('all.ndjson'), 'utf8').trim().split('\n');
    writeFileSync(file('edited.ndjson'), lines.join('\n').replace('"text":"one-2"', '"text":"other"'));
    expect(run('verify', file('edited.ndjson'))).toMatchObject({
      status: 1,
      stdout: '6 commits, 1 faults\n',
      stderr: expect.stringContaining('one/a/0000000002: the content does not have its hash: edited'),
    });
    writeFileSync(file('cut.ndjson'), lines.slice(0, -1).join('\n'));
    expect(run('verify', file('cut.ndjson')).status).toBe(0);
    expect(run('verify', file('cut.ndjson'), '--heads', file('heads.json')).status).toBe(1);
  }, 30_000);

  it('takes the mark off so that the relay publishes again', async () => {
    const { collection } = connection.model('one_journal');
    await collection.updateMany({}, { $set: { published: true } });
    expect(run('relay', '--from', '2', '--collection', 'one_journal').stdout).toBe('to be published again: 2 commits\n');
    expect(await collection.countDocuments({ published: false })).toBe(2);
  }, 30_000);
});

async function fill(journal: Journal, name: string): Promise<void> {
  for (let seq = 0; seq < 3; seq += 1) {
    const event = { type: 'noted', text: `${name}-${seq + 1}` };
    await journal.append(`${name}/a`, seq, { keys: [`${name}-${seq}`], causes: [], events: [event], at: 1_790_000_000_000 });
  }
}
