import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkMongo } from './addresses.ts';
import { findCached, intoCache } from './cache.ts';
import { ensureMongod, ensureNats } from './ensure-servers.ts';

const environment = { ...process.env };
let folder: string;
let said: string[];
const say = (line: string) => void said.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yimen-setup-'));
  said = [];
  process.env.PATH = join(folder, 'bin');
  delete process.env.NATS_URL;
  delete process.env.MONGODB_URI;
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(folder, { recursive: true, force: true });
});

/** A program that says its version and nothing else. */
function program(path: string, says: string): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho '${says}'\n`);
  chmodSync(path, 0o755);
  return path;
}

const cached = (version: string) => program(join(folder, 'cache', `nats-server-${version}`, 'nats-server'), version);
const ensure = () => ensureNats({ say, cache: join(folder, 'cache') });

describe('ensureNats', () => {
  it('refuses a nats-server on the PATH that is too old, says why, and goes on', async () => {
    const old = program(join(folder, 'bin', 'nats-server'), 'nats-server: v2.9.10');
    const path = cached('2.15.1');
    expect(await ensure()).toEqual({ kind: 'binary', path, version: '2.15.1' });
    expect(said).toEqual([
      `nats-server: PATH: ${old} refused: nats-server 2.9.10 is too old, 2.12.0 or newer is needed`,
      `nats-server: cache, 2.15.1 at ${path}`,
    ]);
  });

  it('prefers the PATH to the cache and says so in one line', async () => {
    const path = program(join(folder, 'bin', 'nats-server'), 'nats-server: v2.12.3');
    cached('2.15.1');
    expect(await ensure()).toEqual({ kind: 'binary', path, version: '2.12.3' });
    expect(said).toEqual([`nats-server: PATH, 2.12.3 at ${path}`]);
  });
});

describe('ensureNats with NATS_URL', () => {
  let server: TcpServer;
  const announce = async (info: object) => {
    server = createServer((socket) => socket.on('error', () => undefined).write(`INFO ${JSON.stringify(info)}\r\n`));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    process.env.NATS_URL = `nats://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(() => void server.close());

  it.each([
    [{ version: '2.9.10', jetstream: true }, 'NATS_URL is set, but nats-server 2.9.10 is too old, 2.12.0 or newer is needed.'],
    [{ version: '2.15.1' }, 'NATS_URL is set, but that server runs without JetStream: start it with --jetstream.'],
  ])('refuses %j and looks no further', async (info, message) => {
    cached('2.15.1');
    await announce(info);
    await expect(ensure()).rejects.toMatchObject({ code: 'not-available', message });
  });

  it('takes a server that is there, new enough and has JetStream', async () => {
    await announce({ version: '2.15.1', jetstream: true });
    expect(await ensure()).toEqual({ kind: 'address', url: process.env.NATS_URL, version: '2.15.1' });
  });

  it('leaves the address alone when own processes are wanted', async () => {
    const path = cached('2.15.1');
    await announce({ version: '2.15.1', jetstream: true });
    expect(await ensureNats({ say, cache: join(folder, 'cache'), addresses: false })).toMatchObject({ kind: 'binary', path });
  });
});

describe('ensureMongod', () => {
  it('refuses an address where nobody answers and says which setting is wrong', async () => {
    const checking = checkMongo('mongodb://127.0.0.1:1/', 1000);
    await expect(checking).rejects.toThrow(/^MONGODB_URI is set, but cannot be used: .*ECONNREFUSED/);
  });

  it('takes a mongod from the PATH', async () => {
    const path = program(join(folder, 'bin', 'mongod'), 'db version v8.0.4');
    expect(await ensureMongod({ say, cache: folder })).toEqual({ kind: 'binary', path, version: '8.0.4' });
  });
});

describe('the cache', () => {
  const cache = () => join(folder, 'cache');

  it('leaves nothing behind when the content is refused', async () => {
    const fill = (beside: string) => Promise.resolve(program(join(beside, 'mongod'), 'junk'));
    const filling = intoCache('mongod', fill, () => Promise.reject(new Error('does not run here')), cache());
    await expect(filling).rejects.toThrow('does not run here');
    expect(readdirSync(cache())).toEqual([]);
  });

  it('shows a binary under its name only when it is complete and checked', async () => {
    let isVisible = true;
    const fill = (beside: string) => Promise.resolve(program(join(beside, 'unpacked', 'mongod'), 'db version v6.0.5'));
    const check = () => {
      isVisible = findCached('mongod', '6.0.0', cache()) !== undefined;
      return Promise.resolve('6.0.5');
    };
    const binary = await intoCache('mongod', fill, check, cache());
    expect(isVisible).toBe(false);
    expect(binary).toEqual({ path: join(cache(), 'mongod-6.0.5', 'mongod'), version: '6.0.5' });
    expect(existsSync(binary.path)).toBe(true);
    expect(readdirSync(cache())).toEqual(['mongod-6.0.5']);
  });

  it('gives the newest that is new enough', () => {
    cached('2.9.1');
    expect(findCached('nats-server', '2.12.0', cache())).toBeUndefined();
    cached('2.12.0');
    cached('2.15.1');
    expect(findCached('nats-server', '2.12.0', cache())?.version).toBe('2.15.1');
  });
});
