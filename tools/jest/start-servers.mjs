// globalSetup of the project `service`: one mongod for the whole run, and the nats-server binary that `useServers` starts per suite.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureMongod, ensureNats, startMongod } from '../setup/index.ts';
import checkNode from './check-node.mjs';

export default async function startServers() {
  checkNode();
  const quiet = () => undefined;
  const nats = await ensureNats({ say: quiet, addresses: false });
  const own = await ensureMongod({ say: quiet, addresses: false });
  const mongod = process.env.MONGODB_URI ? await ensureMongod({ say: quiet }) : own;
  const folder = mkdtempSync(join(tmpdir(), 'yimen-service-tests-'));
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
