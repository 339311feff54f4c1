import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MongoLink } from '@yimen/platform';
import { DiskStore } from '../files/disk-store.ts';
import { IntakeSecrets } from '../sealing/secrets.ts';
import { CaseViews } from '../store/read-models/case-views.ts';
import { openIntakeJournal } from '../store/intake-journal.ts';
import { Sweep } from '../store/sweep.ts';
import { Uploads } from '../store/uploads.ts';
import type { IntakeBench } from './intake-bench.fake.ts';

/** Runs work with a link of its own to the bench's database. */
export async function withMongo<T>(bench: IntakeBench, work: (link: MongoLink) => Promise<T>): Promise<T> {
  const link = new MongoLink(bench.servers.mongoUri);
  await link.open();
  try {
    return await work(link);
  } finally {
    await link.close();
  }
}

/** One sweep, as the hourly timer would start it. */
export async function sweep(bench: IntakeBench): Promise<void> {
  await withMongo(bench, async (link) => {
    const uploads = new Uploads(link, new IntakeSecrets(bench.settings.keyEncryptionSecret));
    const views = new CaseViews(openIntakeJournal(link), link);
    await new Sweep(new DiskStore(bench.settings.filesDir), uploads, views, bench.clock).run();
  });
}

/** Puts a file somewhere on the disk. */
export async function plant(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
