import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { takeFromTar } from './archives.ts';
import { download, fetchText } from './download.ts';
import type { Say } from './progress.ts';
import { mongodRelease, natsRelease } from './releases.ts';

/** The server from MongoDB's own downloads, built for this very system, checked against the hash published beside it. */
export async function officialMongod(folder: string, say: Say): Promise<string> {
  const { default: urls } = await import('mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js');
  const { getOS } = await import('mongodb-memory-server-core/lib/util/getos/index.js');
  const options = { version: mongodRelease.official, platform: process.platform, arch: process.arch, os: await getOS() };
  const url = await new urls.MongoBinaryDownloadUrl(options).getDownloadUrl();
  const [sha256 = ''] = (await fetchText(`${url}.sha256`)).trim().split(/\s+/);
  return fetchArchive(url, sha256, mongodRelease.name, folder, say);
}

const natsNames: Partial<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', win32: 'windows', darwin: 'darwin', linux: 'linux' };

/** The server from the release page of its own project, checked against the release's SHA256SUMS. */
export async function officialNats(folder: string, say: Say): Promise<string> {
  const kind = process.platform === 'linux' ? 'tar.gz' : 'zip';
  const release = `https://github.com/nats-io/nats-server/releases/download/v${natsRelease.official}`;
  const file = `nats-server-v${natsRelease.official}-${natsNames[process.platform]}-${natsNames[process.arch]}.${kind}`;
  const sums = await fetchText(`${release}/SHA256SUMS`);
  const sha256 = sums
    .split('\n')
    .find((line) => line.endsWith(file))
    ?.split(/\s+/)[0];
  if (sha256 === undefined) throw new Error(`${file} is not part of the release`);
  return fetchArchive(`${release}/${file}`, sha256, natsRelease.name, folder, say);
}

async function fetchArchive(url: string, sha256: string, name: string, folder: string, say: Say): Promise<string> {
  const archive = join(folder, basename(new URL(url).pathname));
  await download(url, archive, sha256, say);
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked);
  return takeFromTar(archive, name, unpacked);
}
