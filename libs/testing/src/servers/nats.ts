import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startOwned } from './owned-process.ts';
import type { OwnedProcess } from './owned-process.ts';

export interface NatsOptions {
  readonly binary: string;
  /** Folder for the stream data, the log and the pid file. */
  readonly storeDir: string;
  /** A free one unless set. */
  readonly port?: number;
  /** A configuration file, e.g. with accounts, or its text. Address, port and store come from the options above. */
  readonly configPath?: string;
  readonly config?: string;
  /** One user for everything, where no configuration names accounts. */
  readonly auth?: { readonly user: string; readonly password: string };
  /** More command line, e.g. `--cluster` and `--routes` for a cluster. */
  readonly args?: readonly string[];
}

export interface NatsServer extends OwnedProcess {
  readonly url: string;
  readonly port: number;
}

/** What a nats-server says about itself in its first line. */
export interface NatsInfo {
  readonly version: string;
  readonly jetstream?: boolean;
}

/** Starts a nats-server with JetStream on the loopback and waits until it takes clients. */
export async function startNats(options: NatsOptions): Promise<NatsServer> {
  mkdirSync(options.storeDir, { recursive: true });
  const port = options.port ?? (await freePort());
  const args = ['--addr', '127.0.0.1', '--port', String(port), '--jetstream', '--store_dir', options.storeDir];
  const configPath = configOf(options);
  const owned = await startOwned({
    name: 'nats-server',
    binary: options.binary,
    args: [...args, ...(configPath ? ['--config', configPath] : []), ...(options.args ?? [])],
    logFile: join(options.storeDir, 'nats-server.log'),
    pidFile: join(options.storeDir, 'nats-server.pid'),
    ready: async () => (await askNats('127.0.0.1', port)).jetstream === true,
  });
  return { ...owned, url: `nats://127.0.0.1:${port}`, port };
}

function configOf({ configPath, config, auth, storeDir }: NatsOptions): string | undefined {
  if (configPath) return configPath;
  const user = auth && `authorization { user: ${JSON.stringify(auth.user)}, password: ${JSON.stringify(auth.password)} }`;
  const text = config ?? user;
  if (text === undefined) return undefined;
  const path = join(storeDir, 'nats-server.conf');
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

/** Reads the INFO line of the nats-server at that address; needs no user. */
export function askNats(host: string, port: number, timeoutMs = 2000): Promise<NatsInfo> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    let text = '';
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer from ${host}:${port} within ${timeoutMs} ms`)));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`${host}:${port} is no nats-server`)));
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      const line = /^INFO (\{.*\})/.exec(text)?.[1];
      if (line !== undefined && text.includes('\r\n')) resolve(JSON.parse(line) as NatsInfo);
      if (text.includes('\r\n')) socket.destroy();
    });
  });
}
