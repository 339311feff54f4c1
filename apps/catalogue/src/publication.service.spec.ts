import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Checklist, ItemList, ItemPage, ItemVersion, subjects } from '@yimen/contracts';
import { bodyHash, Journal, verify } from '@yimen/journal';
import { Bus, MongoLink, NatsLink, OffsetClock, Refusal } from '@yimen/platform';
import { waitFor } from '@yimen/testing';
import { shanghai, startBench, tuesday } from './catalogue-bench.fake.ts';
import type { CatalogueBench } from './catalogue-bench.fake.ts';
import { start } from './start.ts';

const dayMs = 86_400_000;
let bench: CatalogueBench;
let folder: string;
let link: MongoLink;
let journal: Journal;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-'));
  await cp(shanghai, folder, { recursive: true });
  bench = await startBench({ cityPack: folder });
  link = new MongoLink(bench.servers.mongoUri);
  await link.open();
  await link.whenUp();
  journal = Journal.open(link.connection, 'catalogue_journal');
}, 40_000);

afterAll(async () => {
  await link.close();
  await bench.stop();
  await rm(folder, { recursive: true });
});

async function commits(): Promise<number> {
  let count = 0;
  for await (const _ of journal.readAll()) count += 1;
  return count;
}

describe('items of the pack', () => {
  it('are one commit each, chained, and published to the stream', async () => {
    expect(await commits()).toBe(175);
    const verdict = await verify(journal.readAll());
    expect(verdict.faults).toEqual([]);
    const open = () => journal.model.countDocuments({ published: false });
    await waitFor(async () => (await open()) === 0);
    expect(await open()).toBe(0);
  });

  it('change nothing at the next start', async () => {
    const again = await bench.start();
    await again.stop();
    expect(await commits()).toBe(175);
  });

  it('that were changed become a new version from tomorrow; what is open stays as it was, byte for byte', async () => {
    const before = await page('social-card-apply', '2026-11-24');
    const items = join(folder, 'items.csv');
    await writeFile(items, (await readFile(items, 'utf8')).replace('社会保障卡申领,', '社会保障卡申领（新办）,'));
    const today = await bench.start();
    const fetchPage = async (on: string) =>
      ItemPage.parse(await (await fetch(`${today.url}/api/catalogue/items/social-card-apply?on=${on}`)).json());
    expect(await commits()).toBe(176);
    const { validTo, ...open } = await fetchPage('2026-11-24');
    expect(validTo).toBe('2026-11-25');
    expect(bodyHash(open)).toBe(bodyHash(before));
    const tomorrow = await fetchPage('2026-11-25');
    expect(tomorrow).toMatchObject({ version: 2, validFrom: '2026-11-25', content: { names: { zh: '社会保障卡申领（新办）' } } });
    await today.stop();
    const next = await bench.start(new OffsetClock(tuesday + dayMs));
    const list = ItemList.parse(await (await fetch(`${next.url}/api/catalogue/items?q=社会保障卡申领（新办）`)).json());
    expect(list.items[0]?.item).toBe('social-card-apply');
    await next.stop();
  });

  it('are not loaded at all when the pack has a fault', async () => {
    const hours = join(folder, 'hours.csv');
    const sound = await readFile(hours, 'utf8');
    await writeFile(hours, sound.replace('08:30,17:00', '08:30,25:00'));
    await expect(start(bench.settings)).rejects.toThrow('hours.csv:2:closes: 25:00: must be a clock time HH:MM');
    await writeFile(hours, sound);
  });
});

async function page(item: string, on: string): Promise<ItemPage> {
  return ItemPage.parse(await (await fetch(`${bench.api}/items/${item}?on=${on}`)).json());
}

describe('over NATS', () => {
  it('gives the version that a case pins, searches, and makes the checklist', async () => {
    const nats = new NatsLink({ url: bench.servers.nats.url, service: 'spec' });
    await nats.open();
    const bus = new Bus(nats, 'spec');
    const timeoutMs = 2000;
    const version = await bus.request(subjects.catalogue.itemGet, { item: 'remote-care-register', on: '2026-11-24' }, ItemVersion, {
      timeoutMs,
    });
    expect(version).toMatchObject({ item: 'remote-care-register', version: 1, connected: true });
    const list = await bus.request(subjects.catalogue.itemSearch, { q: 'ydjy' }, ItemList, { timeoutMs });
    expect(list.items[0]?.item).toBe('remote-care-register');
    const papers = await bus.request(subjects.catalogue.itemChecklist, { item: 'remote-care-register', answers: {} }, Checklist, {
      timeoutMs,
    });
    expect(papers.contentHash).toBe(version.contentHash);
    const unknown = bus.request(subjects.catalogue.itemGet, { item: 'nothing' }, ItemVersion, { timeoutMs });
    await expect(unknown).rejects.toMatchObject({ name: Refusal.name, code: 'item-unknown' });
    await nats.close();
  });
});
