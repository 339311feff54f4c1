import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startOwned } from './owned-process.ts';
import type { OwnedProcess } from './owned-process.ts';
import { formReplicaSet } from './replica-set.ts';

export interface MongodOptions {
  readonly binary: string;
  /** Folder for the data, the log and the pid file. */
  readonly dbPath: string;
  /** A free one unless set. */
  readonly port?: number;
  /** False starts the bare process; `startReplicaSet` then makes several of them one set. */
  readonly initiate?: boolean;
}

export interface Mongod extends OwnedProcess {
  readonly port: number;
  /** `mongodb://127.0.0.1:<port>/?replicaSet=yimen`. */
  readonly uri: string;
}

export const replicaSetName = 'yimen';

/** Starts a mongod on the loopback as the only member of a replica set and waits until it is the primary. */
export async function startMongod(options: MongodOptions): Promise<Mongod> {
  const port = options.port ?? (await freePort());
  const data = join(options.dbPath, 'data');
  mkdirSync(data, { recursive: true });
  const owned = await startOwned({
    name: 'mongod',
    binary: options.binary,
    args: argumentsFor(data, port),
    logFile: join(options.dbPath, 'mongod.log'),
    pidFile: join(options.dbPath, 'mongod.pid'),
    ready: () => takesConnections(port),
  });
  if (options.initiate ?? true) await formReplicaSet(replicaSetName, [port]);
  return { ...owned, port, uri: uriOf([port]) };
}

/** Starts `count` mongods (3) under `dir` as one replica set, for tests of elections and lost majorities. */
export async function startReplicaSet(options: {
  binary: string;
  dir: string;
  count?: number;
}): Promise<{ uri: string; members: Mongod[] }> {
  const starts = Array.from({ length: options.count ?? 3 }, (_, index) =>
    startMongod({ binary: options.binary, dbPath: join(options.dir, `member-${index}`), initiate: false }),
  );
  const members = await Promise.all(starts);
  const [first, ...others] = members.map((member) => member.port);
  if (first === undefined) throw new Error('a replica set has at least one member');
  await formReplicaSet(replicaSetName, [first, ...others]);
  return { uri: uriOf([first, ...others]), members };
}

function uriOf(ports: readonly number[]): string {
  return `mongodb://${ports.map((port) => `127.0.0.1:${port}`).join(',')}/?replicaSet=${replicaSetName}`;
}

/** Small cache and log for a machine that does other things too; no quiesce on shutdown, else three members take 16 s to stop. */
function argumentsFor(data: string, port: number): string[] {
  const parameters = ['shutdownTimeoutMillisForSignaledShutdown=200', 'diagnosticDataCollectionEnabled=false'];
  return [
    ...['--replSet', replicaSetName, '--dbpath', data, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
    ...['--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '256', '--quiet'],
    ...parameters.flatMap((parameter) => ['--setParameter', parameter]),
  ];
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port }, () => settle(true));
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('error', () => settle(false));
  });
}
