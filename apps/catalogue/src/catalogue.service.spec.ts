import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarYearView, CentreHours, CentreList, CentreView, Checklist, CityView, ItemList, ItemPage, Problem } from '@yimen/contracts';
import { canonicalJson } from '@yimen/domain-catalogue';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { OffsetClock } from '@yimen/platform';
import { startBench, tuesday, whenReady } from './catalogue-bench.fake.ts';
import type { CatalogueBench } from './catalogue-bench.fake.ts';
import { start } from './start.ts';

let bench: CatalogueBench;
beforeAll(async () => {
  bench = await startBench();
}, 30_000);
afterAll(() => bench.stop());

async function get<T extends z.ZodType>(schema: T, path: string): Promise<z.infer<T>> {
  const response = await fetch(`${bench.api}/${path}`);
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return schema.parse(await response.json());
}

async function problem(path: string, init?: RequestInit): Promise<string> {
  const response = await fetch(`${bench.api}/${path}`, init);
  const { status, code } = Problem.parse(await response.json());
  return `${status} ${code}`;
}

const withAnswers = (answers: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ answers }),
});
const post = async (item: string, answers: unknown) => {
  const response = await fetch(`${bench.api}/items/${item}/checklist`, withAnswers(answers));
  expect(response.status).toBe(200);
  return Checklist.parse(await response.json());
};

describe('GET items', () => {
  it('lists the 169 items in force, the heaviest first', async () => {
    const list = await get(ItemList, 'items');
    expect([list.total, list.items.length, list.help]).toEqual([169, 169, undefined]);
    expect(list.items[0]?.item).toBe('residence-permit-endorse');
  });

  it.each([['jzz'], ['juzhuzheng'], ['居住证'], ['residence permit'], ['外地人办证']])('finds the residence permit by %s', async (q) => {
    const list = await get(ItemList, `items?q=${encodeURIComponent(q)}`);
    expect(list.items.map(({ item }) => item)).toContain('residence-permit-first');
  });

  it('narrows by bureau, audience and life event', async () => {
    const grain = await get(ItemList, 'items?bureau=liangshi');
    expect(grain.items.map(({ item }) => item).sort()).toEqual(['food-subsidy-account', 'grain-aid-apply']);
    const births = await get(ItemList, 'items?event=birth&audience=parents');
    expect(births.items.every((item) => item.lifeEvents.includes('birth') && item.audience.includes('parents'))).toBe(true);
    expect(births.total).toBeGreaterThan(0);
  });

  it('offers the bureaus and the hotline when nothing is found', async () => {
    const list = await get(ItemList, 'items?q=xqzvw');
    expect(list).toMatchObject({ total: 0, items: [], help: { hotline: '12345' } });
    expect(list.help?.bureaus).toHaveLength(11);
  });

  it('marks exactly what its bureau’s system takes', async () => {
    const list = await get(ItemList, 'items');
    const connected = list.items.filter((item) => item.connected);
    expect(connected.every((item) => item.kind === 'case' && item.mode === 'direct')).toBe(true);
    expect(connected.map(({ item }) => item)).toContain('remote-care-register');
    expect(connected).toHaveLength((await get(CityView, 'city')).counts.connected);
  });
});

describe('GET items/:code', () => {
  it('gives the version in force with its hash, its deadlines in dates and the full checklist', async () => {
    const page = await get(ItemPage, 'items/residence-permit-first');
    expect(page).toMatchObject({ item: 'residence-permit-first', version: 1, validFrom: '2018-03-01', connected: false });
    expect(page.contentHash).toBe(createHash('sha256').update(canonicalJson(page.content)).digest('hex'));
    expect(page.deadlines).toMatchObject({
      on: '2026-11-24',
      promised: { date: '2026-12-08', provisional: false },
      statutory: { date: '2026-12-15' },
    });
    expect(page.content.questions.map(({ id }) => id)).toEqual(['housing']);
    expect(page.checklist.find((line) => line.material === 'm-id-card')?.situations).toHaveLength(4);
  });

  it('takes the handling code for the slug', async () => {
    const page = await get(ItemPage, 'items/11310000XNJG00011P231070090010101');
    expect(page.item).toBe('residence-permit-first');
  });

  it('says that the calendar of next year is not published yet', async () => {
    const page = await get(ItemPage, 'items/residence-permit-first?on=2026-12-28');
    expect(page.deadlines.promised).toEqual({ limit: { n: 10, unit: 'workingDay' }, provisional: false, unknownYear: 2027 });
  });

  it.each([
    ['items/no-such-item', '404 item-unknown'],
    ['items/temporary-residence-permit', '422 item-not-in-force'],
    ['items/newborn-bundle', '422 item-not-in-force'],
    ['items/residence-permit-first?on=2018-02-28', '422 item-not-in-force'],
    ['items/residence-permit-first?on=2026-02-30', '400 malformed'],
    ['items/residence-permit-first?nope=1', '400 malformed'],
    ['items/%zz', '400 malformed'],
    ['items?limit=-1', '400 malformed'],
    ['items?q[$ne]=x', '400 malformed'],
  ])('%s → %s', async (path, expected) => {
    expect(await problem(path)).toBe(expected);
  });

  it('gives a retired item as it was in force then', async () => {
    const page = await get(ItemPage, 'items/temporary-residence-permit?on=2017-06-01');
    expect(page).toMatchObject({ version: 1, validTo: '2018-01-01' });
  });
});

describe('POST items/:code/checklist', () => {
  it('asks the next question with the papers that are still possible', async () => {
    const first = await post('archive-marriage', {});
    expect(first).toMatchObject({ next: { id: 'who' } });
    const agent = await post('archive-marriage', { who: 'agent' });
    expect(agent.next?.id).toBe('relation');
    expect(agent.lines.length).toBeLessThanOrEqual(first.lines.length);
  });

  it('gives the papers of the situation with the grounds on which they stay at home', async () => {
    const rent = await post('residence-permit-first', { housing: 'rent' });
    expect(rent).toMatchObject({ situation: { code: 'rent' }, deadlines: { promised: { date: '2026-12-08' } } });
    const card = rent.lines.find((line) => line.material === 'm-id-card');
    expect(card?.waivers[0]).toMatchObject({
      ground: 'credential',
      type: 'id-card',
      claims: ['name', 'id_number', 'birthdate'],
      maxAgeDays: 90,
    });
    expect(rent.next).toBeUndefined();
  });

  it.each([
    ['residence-permit-first', { housing: 'castle' }, '422 answers-refused'],
    ['residence-permit-first', { colour: 'red' }, '422 answers-refused'],
    ['archive-marriage', { who: 'self', relation: 'relative' }, '422 answers-refused'],
    ['residence-permit-first', { housing: { $gt: '' } }, '400 malformed'],
    ['residence-permit-first', 'rent', '400 malformed'],
    ['no-such-item', {}, '404 item-unknown'],
  ])('%s %j → %s', async (item, answers, expected) => {
    expect(await problem(`items/${item}/checklist`, withAnswers(answers))).toBe(expected);
  });
});

describe('GET centres', () => {
  it('lists all 287 with their positions in less than 60 kB', async () => {
    const response = await fetch(`${bench.api}/centres`);
    const text = await response.text();
    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
    const { centres } = CentreList.parse(JSON.parse(text));
    expect(centres).toHaveLength(287);
    const yuyuan = { code: '310101018', names: { zh: '豫园', en: 'Yuyuan Subdistrict' }, windows: 7 };
    expect(centres.find((centre) => centre.code === '310101018')).toMatchObject(yuyuan);
  });

  it('gives one centre with today’s hours', async () => {
    const centre = await get(CentreView, 'centres/310101018');
    expect(centre).toMatchObject({ kind: 'centre', today: { kind: 'open', opens: '08:30', closes: '17:00', lastTicket: '16:30' } });
    expect(centre.groups).toHaveLength(9);
  });

  it('gives hours with dated exceptions', async () => {
    const { days } = await get(CentreHours, 'centres/310109009/hours?from=2026-12-10');
    expect(days).toHaveLength(14);
    expect(days.find((day) => day.date === '2026-12-12')).toMatchObject({ kind: 'closed', exceptional: true });
    expect(days[0]).toMatchObject({ kind: 'open', break: { from: '12:00', to: '13:00' }, lastTicket: '16:10' });
  });

  it.each([
    ['centres/310199999', '404 centre-unknown'],
    ['centres/310199999/hours', '404 centre-unknown'],
    ['centres/310101018/hours?from=tomorrow', '400 malformed'],
    ['calendar/2031', '404 calendar-year-unknown'],
    ['calendar/20x6', '400 malformed'],
  ])('%s → %s', async (path, expected) => {
    expect(await problem(path)).toBe(expected);
  });
});

describe('public reads', () => {
  it('carry a version and an ETag, and answer 304 to who has them', async () => {
    for (const path of ['items', 'items/residence-permit-first', 'centres', 'calendar/2026', 'city']) {
      const first = await fetch(`${bench.api}/${path}`);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]{22}"$/);
      expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
      await first.arrayBuffer();
      const again = await fetch(`${bench.api}/${path}`, { headers: { 'if-none-match': `"other", W/${etag}` } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  it('give the calendar of a year', async () => {
    const calendar = await get(CalendarYearView, 'calendar/2026');
    expect([calendar.provisional, calendar.days.length]).toEqual([false, 39]);
  });
});

describe('health', () => {
  it('misses the calendar of next year from 1 November, and serves on', async () => {
    const response = await fetch(`${bench.app.url}/health/ready`);
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { status: 'degraded', parts: { catalogue: { state: 'loaded', items: 175 }, calendar: { state: 'missing', year: 2027, ok: false } } },
    ]);
  });

  it('is content with the provisional calendar of the demo, whose dates are marked', async () => {
    const demo = await start({ ...bench.settings, demo: true }, new OffsetClock(tuesday));
    await whenReady(demo);
    const ready = await (await fetch(`${demo.url}/health/ready`)).json();
    expect(ready).toMatchObject({ status: 'ready', parts: { calendar: { state: 'provisional', year: 2027 } } });
    const page = ItemPage.parse(await (await fetch(`${demo.url}/api/catalogue/items/residence-permit-first?on=2026-12-28`)).json());
    expect(page.deadlines.promised).toMatchObject({ date: '2027-01-12', provisional: true });
    await demo.stop();
  });
});
