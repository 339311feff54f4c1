import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReceivedReply } from '@yimen/contracts';
import { waitFor } from '@yimen/testing';
import { IntakeBench, newKey, receiveBody, yuyuan } from './bench/intake-bench.fake.ts';
import { countOf, findAll } from './bench/database.fake.ts';
import { start } from './start.ts';

const seen = [{ material: 'm-id-card', by: 'original-seen' as const, files: [] }];

describe('one press, one effect', () => {
  let bench: IntakeBench;
  beforeAll(async () => {
    bench = await IntakeBench.start();
  }, 30_000);
  afterAll(() => bench.stop());

  it('receives one case for 64 presses with one key at once, and answers all with the same bytes', async () => {
    const key = newKey();
    const before = await countOf(bench, 'intake_journal');
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => bench.call('POST', 'cases', { as: 'c001', key, body: receiveBody() })),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(await countOf(bench, 'intake_journal')).toBe(before + 1);
  });

  it('gives the first answer again, byte by byte, after the case has moved on', async () => {
    const key = newKey();
    const first = await bench.call('POST', 'cases', { as: 'c001', key, body: receiveBody({ materials: seen }) });
    const { number } = (first.body as unknown as ReceivedReply).case;
    const acceptKey = newKey();
    const accept = () => bench.call('POST', `cases/${number}/accept`, { as: 'c001', key: acceptKey, body: {} });
    const accepted = await accept();
    expect(accepted.status).toBe(200);
    await bench.call('POST', `cases/${number}/note`, { as: 'c001', body: { text: 'moved on' } });
    bench.clock.advance(86_400_000);
    expect((await bench.call('POST', 'cases', { as: 'c001', key, body: receiveBody({ materials: seen }) })).text).toBe(first.text);
    expect((await accept()).text).toBe(accepted.text);
    bench.clock.advance(-86_400_000);
  });

  it('refuses the same key with another body, another command or another case', async () => {
    const key = newKey();
    const { case: received } = await bench.receive({}, key);
    const other = await bench.receive();
    const reused = { status: 409, body: { code: 'idempotency-key-reused' } };
    expect(await bench.call('POST', 'cases', { as: 'c001', key, body: receiveBody({ answers: { who: 'agent' } }) })).toMatchObject(reused);
    expect(await bench.call('POST', `cases/${received.number}/note`, { as: 'c001', key, body: { text: 'x' } })).toMatchObject(reused);
    const noteKey = newKey();
    const note = (number: string) => bench.call('POST', `cases/${number}/note`, { as: 'c001', key: noteKey, body: { text: 'x' } });
    expect(await note(received.number)).toMatchObject({ status: 200 });
    expect(await note(other.case.number)).toMatchObject(reused);
  });

  it('keeps keys of different people apart', async () => {
    const key = newKey();
    const [one, two] = [await bench.receive({}, key, 'c001'), await bench.receive({}, key, 'c002')];
    expect(one.case.number).not.toBe(two.case.number);
  });

  it('does not hold a key for a press that was refused: the mended body goes through', async () => {
    const key = newKey();
    const refused = await bench.call('POST', 'cases', { as: 'c001', key, body: receiveBody({ answers: {} }) });
    expect(refused).toMatchObject({ status: 422, body: { code: 'situation-undecided', details: { next: 'who' } } });
    expect(await bench.call('POST', 'cases', { as: 'c001', key, body: receiveBody() })).toMatchObject({ status: 201 });
  });

  it('asks for a key, and for one of the right form', async () => {
    const body = receiveBody();
    expect(await bench.call('POST', 'cases', { as: 'c001', key: null, body })).toMatchObject({
      status: 400,
      body: { code: 'idempotency-key-required' },
    });
    expect(await bench.call('POST', 'cases', { as: 'c001', key: 'short', body })).toMatchObject({
      status: 400,
      body: { code: 'malformed' },
    });
  });

  it('says who was faster when the page is out of date', async () => {
    const { case: received } = await bench.receive();
    await bench.call('POST', `cases/${received.number}/note`, { as: 'c002', body: { text: 'first' } });
    const late = await bench.call('POST', `cases/${received.number}/note`, {
      as: 'c001',
      body: { text: 'second' },
      headers: { 'if-match': '"1"' },
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'case-moved-on', details: { seq: 2, state: 'RECEIVED' } } });
    const bad = await bench.call('POST', `cases/${received.number}/note`, {
      as: 'c001',
      body: { text: 'x' },
      headers: { 'if-match': '*' },
    });
    expect(bad).toMatchObject({ status: 400, body: { code: 'malformed' } });
  });
});

describe('two processes of intake on one journal', () => {
  let bench: IntakeBench;
  let second: { url: string; stop: () => Promise<void> };
  beforeAll(async () => {
    bench = await IntakeBench.start();
    second = await start(bench.settings, bench.clock);
    await waitFor(async () => (await fetch(`${second.url}/health/ready`)).status === 200);
  }, 30_000);
  afterAll(async () => {
    await second.stop();
    await bench.stop();
  });

  const at = <T>(url: string, work: () => Promise<T>): Promise<T> => bench.at(url, work);

  it('lease disjoint blocks: every number once, with its lease written down', async () => {
    const receive = (url: string) => at(url, () => bench.receive());
    const replies = await Promise.all(Array.from({ length: 30 }, (_, n) => receive(n % 2 === 0 ? bench.app.url : second.url)));
    expect(new Set(replies.map((reply) => reply.case.number)).size).toBe(30);
    const [block] = await findAll<{ leases: { from: number; to: number }[]; next: number }>(bench, 'intake_number_blocks', {
      _id: `${yuyuan}/2026-11-24`,
    });
    expect(block).toMatchObject({
      leases: [
        { from: 1, to: 200 },
        { from: 201, to: 400 },
      ],
      next: 401,
    });
    for (const { case: received } of replies) {
      const sequence = Number(received.number.slice(20, 26));
      expect(block?.leases.some((lease) => lease.from <= sequence && sequence <= lease.to)).toBe(true);
    }
    expect(await countOf(bench, 'intake_case_keys')).toBe(400);
  });

  it('receive one case for one key that is pressed at both at once', async () => {
    const key = newKey();
    const press = (url: string) => at(url, () => bench.call('POST', 'cases', { as: 'c001', key, body: receiveBody() }));
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => press(n % 2 === 0 ? bench.app.url : second.url)));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
  });

  it('let one of two who accept at the same moment through, and order once', async () => {
    const { case: received } = await bench.receive({ materials: seen });
    const accept = (url: string, as: string) => at(url, () => bench.call('POST', `cases/${received.number}/accept`, { as, body: {} }));
    const answers = await Promise.all([accept(bench.app.url, 'c001'), accept(second.url, 'a001')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({
      code: 'transition-not-allowed',
      details: { state: 'ACCEPTED', command: 'accept' },
    });
    await bench.neighbours.orderOf(received.number);
    // Both relays may send it; the stream keeps one of each id.
    const orders = bench.neighbours.orders.filter((order) => order.case === received.number);
    expect(new Set(orders.map((order) => order.id)).size).toBe(1);
  });

  it('write four notes at once on one case, each in its own commit', async () => {
    const { case: received } = await bench.receive();
    const note = (n: number) =>
      at(n % 2 === 0 ? bench.app.url : second.url, () =>
        bench.call('POST', `cases/${received.number}/note`, { as: 'c001', body: { text: `${n}` } }),
      );
    const answers = await Promise.all(Array.from({ length: 4 }, (_, n) => note(n)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    const view = await bench.call('GET', `cases/${received.number}`, { as: 'c001' });
    expect(view.body).toMatchObject({ seq: 5, notes: [{}, {}, {}, {}] });
  });
});
