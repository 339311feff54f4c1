import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { waitFor } from '../wait-for.ts';
import { askNats, startNats } from './nats.ts';
import { isRunning, startTimeOf } from './pid-file.ts';

const binary = process.env.YIMEN_TEST_NATS_SERVER ?? '';

/** A run of its own that starts a nats-server, says its pid, and stays. */
function otherRun(storeDir: string) {
  const program = `
    import { startNats } from ${JSON.stringify(new URL('./nats.ts', import.meta.url).href)};
    const server = await startNats({ binary: ${JSON.stringify(binary)}, storeDir: ${JSON.stringify(storeDir)} });
    console.log(server.pid);
    setInterval(() => undefined, 1000);`;
  const run = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = new Promise<number>((resolve) => run.stdout.once('data', (text: Buffer) => resolve(Number(text))));
  return { run, pid };
}

describe('a server that belongs to a run', () => {
  let storeDir: string;
  const pidFile = () => join(storeDir, 'nats-server.pid');
  beforeEach(() => {
    storeDir = mkdtempSync(join(tmpdir(), 'yimen-owned-'));
  });
  afterEach(() => rmSync(storeDir, { recursive: true, force: true }));

  it('says why it could not start', async () => {
    const starting = startNats({ binary, storeDir, config: 'accounts { broken' });
    await expect(starting).rejects.toThrow(/nats-server ended at once: .*Parse error on line 1/);
    await expect(startNats({ binary: '/nowhere/nats-server', storeDir })).rejects.toThrow(
      'nats-server cannot be started: /nowhere/nats-server',
    );
  });

  it('listens on the loopback and nowhere else', async () => {
    const server = await startNats({ binary, storeDir });
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    const answers = await Promise.allSettled(others.map(({ address }) => askNats(address, server.port)));
    expect(answers.map(({ status }) => status)).toEqual(others.map(() => 'rejected'));
    expect((await askNats('127.0.0.1', server.port)).jetstream).toBe(true);
    await server.stop();
  });

  it('stops within a second, also when it is frozen, and leaves no pid file', async () => {
    const server = await startNats({ binary, storeDir });
    expect(existsSync(pidFile())).toBe(true);
    server.kill('SIGSTOP');
    const startedAt = performance.now();
    await server.stop();
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(startTimeOf(server.pid)).toBeUndefined();
    expect(existsSync(pidFile())).toBe(false);
    await server.stop();
  });

  it('ends with its run, even when that is killed -9', async () => {
    const { run, pid } = otherRun(storeDir);
    const server = await pid;
    expect(startTimeOf(server)).toBeDefined();
    run.kill('SIGKILL');
    await waitFor(() => startTimeOf(server) === undefined, { timeoutMs: 2000, about: 'the end of the server' });
  });

  it('is left alone while its run lives', async () => {
    const { run, pid } = otherRun(storeDir);
    await pid;
    await expect(startNats({ binary, storeDir })).rejects.toThrow(`is in use by process ${await pid} of the run ${run.pid}`);
    run.kill('SIGKILL');
  });

  it('is ended by the next run when its own is gone', async () => {
    const orphan = await startNats({ binary, storeDir });
    const note = JSON.parse(readFileSync(pidFile(), 'utf8')) as { owner: object };
    writeFileSync(pidFile(), JSON.stringify({ ...note, owner: { pid: process.pid, startedAt: 'another process of that number' } }));
    const next = await startNats({ binary, storeDir });
    expect(startTimeOf(orphan.pid)).toBeUndefined();
    await next.stop();
  });

  it('does not end a stranger that got the number of an old server', async () => {
    const stranger = execFile('sleep', ['30']);
    const pid = stranger.pid ?? 0;
    const gone = { pid, startedAt: 'long ago' };
    expect(isRunning(gone)).toBe(false);
    writeFileSync(pidFile(), JSON.stringify({ server: gone, owner: gone }));
    const server = await startNats({ binary, storeDir });
    expect(startTimeOf(pid)).toBeDefined();
    await server.stop();
    stranger.kill();
  });
});
