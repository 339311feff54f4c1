// globalSetup of the project `service`: one mongod for the whole run, and the nats-server binary that `useServers` starts per suite.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, startTimeOf } from '@yimen/testing/servers';
import { ensureMongod, ensureNats, root, startMongod } from '../setup/index.ts';
import checkNode from './check-node.mjs';

const folders = join(root, '.cache', 'test-servers');

export default async function startServers() {
  checkNode();
  const quiet = () => undefined;
  const nats = await ensureNats({ say: quiet, addresses: false });
  const own = await ensureMongod({ say: quiet, addresses: false });
  const mongod = process.env.MONGODB_URI ? await ensureMongod({ say: quiet }) : own;
  const folder = freshFolder();
  const started = mongod.kind === 'binary' ? await startMongod({ binary: mongod.path, dbPath: folder }) : undefined;
  process.env.YIMEN_TEST_MONGODB_URI = started?.uri ?? mongod.url;
  process.env.YIMEN_TEST_MONGOD = own.path;
  process.env.YIMEN_TEST_NATS_SERVER = nats.path;
  process.env.YIMEN_TEST_FOLDER = folder;
  globalThis.stopTestServers = async () => {
    await started?.stop(0); // nothing to keep: no time is spent on a clean end
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}

/** A folder of this run, named after its process. What runs that were killed have left behind is cleared away. */
function freshFolder() {
  mkdirSync(folders, { recursive: true });
  for (const name of readdirSync(folders)) {
    const [pid, ...startedAt] = name.split('-');
    if (!isRunning({ pid: Number(pid), startedAt: startedAt.join('-') })) rmSync(join(folders, name), { recursive: true, force: true });
  }
  const folder = join(folders, `${process.pid}-${startTimeOf(process.pid)}`);
  mkdirSync(folder);
  return folder;
}
