import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCityPack } from '@yimen/city-pack';
import type { Worklist } from '@yimen/contracts';
import { replay } from '@yimen/domain-cases';
import type { Case, CaseEvent } from '@yimen/domain-cases';
import { verify } from '@yimen/journal';
import { waitFor } from '@yimen/testing';
import { z } from 'zod';
import { findAll } from './bench/database.fake.ts';
import { IntakeBench, newKey, shanghai, xujiahui, yuyuan } from './bench/intake-bench.fake.ts';
import { withMongo } from './bench/parts.fake.ts';
import { CityFacts } from './city/city-facts.ts';
import { asStored, CaseViews } from './store/read-models/case-views.ts';
import { openIntakeJournal } from './store/intake-journal.ts';
import { Worklists } from './store/read-models/worklists.ts';

const seen = [{ material: 'm-id-card', by: 'original-seen' as const, files: [] }];

describe('read models', () => {
  let bench: IntakeBench;
  let numbers: string[] = [];
  beforeAll(async () => {
    bench = await IntakeBench.start();
    const received = [];
    for (let n = 0; n < 7; n += 1) {
      received.push((await bench.receive({ materials: n % 2 === 0 ? seen : [] })).case.number);
      bench.clock.advance(n === 3 ? 86_400_000 : 60_000);
    }
    numbers = received;
    await bench.call('POST', `cases/${numbers[0] ?? ''}/accept`, { as: 'a001', body: {} });
    await bench.call('POST', `cases/${numbers[1] ?? ''}/refuse`, { as: 'a001', body: { reason: 'r-age-not-met' } });
    await bench.call('POST', `cases/${numbers[2] ?? ''}/note`, { as: 'a001', body: { text: 'x' } });
    await bench.call('POST', `cases/${numbers[6] ?? ''}/void`, { as: 's001', body: { reason: 'duplicate' } });
    await bench.receive({}, newKey(), 'c101');
  }, 30_000);
  afterAll(() => bench.stop());

  const page = async (name: string, query = '', as = 'c001'): Promise<Worklist> =>
    (await bench.call('GET', `worklists/${name}${query}`, { as })).body as unknown as Worklist;

  it('list by deadline what waits at which office, with lights', async () => {
    const list = await waitFor(async () => ((await page('to-accept')).rows.length === 4 ? page('to-accept') : undefined));
    expect(list.rows.map((row) => [row.number, row.clock?.deadline, row.light, row.openLines])).toEqual([
      [numbers[2], '2026-11-25', 'yellow', 0],
      [numbers[3], '2026-11-25', 'yellow', 1],
      [numbers[4], '2026-11-26', 'yellow', 0],
      [numbers[5], '2026-11-26', 'yellow', 1],
    ]);
    expect(list.counts).toEqual({ 'to-accept': 4, 'at-bureau': 1, 'answers-waiting': 0, 'to-hand-over': 1 });
    expect((await page('to-hand-over')).rows).toMatchObject([
      { number: numbers[1], state: 'REFUSED', outcome: 'refused', clock: { clock: 'delivery' } },
    ]);
    expect((await page('to-accept', '', 'c101')).rows).toMatchObject([{ receivingCentre: xujiahui }]);
  });

  it('give pages that join without a gap or a double', async () => {
    const all: string[] = [];
    let cursor = '';
    for (let turn = 0; turn < 5; turn += 1) {
      const part = await page('to-accept', `?limit=1${cursor}`);
      all.push(...part.rows.map((row) => row.number));
      if (part.next === undefined) break;
      cursor = `&cursor=${part.next}`;
    }
    expect(all).toEqual([numbers[2], numbers[3], numbers[4], numbers[5]]);
  });

  it('put a case before a person when its order was parked or rejected, and say so to the resident', async () => {
    const number = await bench.accepted();
    const order = await bench.neighbours.orderOf(number);
    await bench.neighbours.tell(order, {
      type: 'orderWaiting',
      data: { why: 'office-hours', until: 1, notice: { zh: '明日 9:00 推送', en: 'tomorrow at 9' } },
    });
    await waitFor(async () => (await page('at-bureau')).rows.find((row) => row.number === number)?.notice?.zh === '明日 9:00 推送');
    await bench.neighbours.tell(order, { type: 'orderParked', data: { why: 'malformed', incident: 'i-1' } });
    await waitFor(async () => (await page('answers-waiting')).rows.some((row) => row.number === number));
    const view = await bench.call('GET', `cases/${number}`, { as: 'c001' });
    expect(view.body).toMatchObject({
      state: 'ACCEPTED',
      orders: [{ state: 'parked', incident: 'i-1' }],
      sentence: { zh: expect.stringContaining('出了故障') },
    });
  });

  it('rebuilt from the journal are equal to the live ones, and to the replayed histories', async () => {
    const pack = await loadCityPack(shanghai, { demo: true });
    await waitFor(async () => (await findAll(bench, 'intake_journal', { published: false })).length === 0);
    await withMongo(bench, async (link) => {
      const journal = openIntakeJournal(link);
      const views = new CaseViews(journal, link);
      for (const { projection } of [views, new Worklists(journal, link, new CityFacts(pack))]) {
        const report = await projection.rebuild();
        expect({ different: report.different, swapped: report.swapped }).toEqual({ different: [], swapped: true });
        expect(report.compared).toBeGreaterThanOrEqual(9);
        await projection.stop();
      }
      const rows = await (await views.projection.rows()).find({ view: { $ne: null } } as never).toArray();
      expect(rows).toHaveLength(9);
      for (const { _id, view } of rows) expect(view).toEqual(await replayed(_id));
    });
  });

  async function replayed(stream: string): Promise<Case> {
    const commits = await findAll<{ seq: number; at: number; events: CaseEvent[] }>(bench, 'intake_journal', { stream });
    const on = replay(commits.sort((a, b) => a.seq - b.seq));
    if (!on) throw new Error(`no case in ${stream}`);
    return asStored(on);
  }

  it('rest on a journal whose chain holds, with a line for every opening', async () => {
    await bench.call('GET', `cases/${numbers[0] ?? ''}`, { as: 'a001' });
    await withMongo(bench, async (link) => {
      const verdict = await verify(openIntakeJournal(link).readAll());
      expect(verdict.faults).toEqual([]);
    });
    const access = await findAll<{ stream: string; events: object[] }>(bench, 'intake_journal', {
      stream: new RegExp(`^intake/access/${yuyuan}/`),
    });
    expect(access.flatMap((commit) => commit.events)).toContainEqual({
      type: 'caseOpened',
      case: numbers[0],
      by: 'a001',
      what: 'case',
      at: expect.any(Number),
    });
  });

  it('answer bureaus: a case, its key, and the orders of a day page by page', async () => {
    const { bus } = bench.neighbours;
    const ask = (subject: string, body: object) => bus.request(subject, body, z.looseObject({}), { timeoutMs: 2000 });
    expect(await ask('intake.case.get', { case: numbers[1] })).toMatchObject({
      state: 'REFUSED',
      outcome: 'refused',
      receivingCentre: yuyuan,
    });
    await expect(ask('intake.case.get', { case: '999999999999999999999999999' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask('intake.key.get', { case: '310101018000202611240001992' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(ask('intake.key.get', { case: { $gt: '' } })).rejects.toMatchObject({ code: 'malformed' });
    const day = '2026-11-25';
    const orders = await waitFor(async () => {
      const reply = await ask('intake.order.list', { system: 'insurance', day });
      return (reply.orders as { exchangeKey: string }[]).length === 2 ? reply : undefined;
    });
    const [first, second] = orders.orders as { exchangeKey: string }[];
    const behind = await ask('intake.order.list', { system: 'insurance', day, after: first?.exchangeKey });
    expect(behind).toMatchObject({ orders: [second], more: false });
  });
});
