import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseMessage, CaseView, OrderContent, SubmitOrder } from '@yimen/contracts';
import type { CommandReply, PublicCaseView, Worklist } from '@yimen/contracts';
import { openText } from '@yimen/platform';
import { waitFor } from '@yimen/testing';
import { z } from 'zod';
import { chen, IntakeBench, newKey, yuyuan } from './bench/intake-bench.fake.ts';
import { samplePdf } from './files/sample-files.fake.ts';

describe('a case from window to bureau and back', () => {
  let bench: IntakeBench;
  let number = '';
  let queryCode = '';
  const pdf = samplePdf(2);

  beforeAll(async () => {
    bench = await IntakeBench.start();
    bench.neighbours.tickets.set('t-1', { ticket: 't-1', number: 'A047', state: 'serving', window: '3', clerk: 'c001', matters: [] });
  }, 30_000);
  afterAll(() => bench.stop());

  const view = async (as = 'c001'): Promise<CaseView> => CaseView.parse((await bench.call('GET', `cases/${number}`, { as })).body);
  const list = async (name: string): Promise<string[]> => {
    const answer = await bench.call('GET', `worklists/${name}`, { as: 'c001' });
    return (answer.body as unknown as Worklist).rows.map((row) => `${row.number} ${row.who}`);
  };

  it('is received for the ticket being served, with a scan, a number and a receipt', async () => {
    const file = await bench.stored(pdf);
    const reply = await bench.receive({
      ticket: { day: '2026-11-24', ticket: 't-1', window: '3' },
      materials: [{ material: 'm-id-card', by: 'scan', files: [{ upload: file.upload, sha256: file.sha256 }] }],
    });
    ({ queryCode } = reply);
    number = reply.case.number;
    expect(number).toMatch(/^31010101800020261124000001[0-9]$/);
    expect(reply.case).toMatchObject({
      state: 'RECEIVED',
      seq: 1,
      receivingCentre: yuyuan,
      received: { by: { id: 'c001', window: '3' } },
      links: [{ ticket: 't-1', number: 'A047', verified: true }],
      identity: { applicant: { ...chen, masked: false } },
      checklist: [
        { material: 'm-id-card', state: 'handedIn', by: 'scan' },
        { material: 'm-social-card', state: 'open' },
      ],
    });
    expect(reply.case.may).toEqual(expect.arrayContaining(['accept', 'withdraw', 'addMaterial', 'note', 'linkTicket']));
    expect(queryCode).toMatch(/^[2-9A-HJKMNP-TW-Y]{8}$/);
    expect(CaseView.parse(reply.case)).toEqual(reply.case);
  });

  it('stands on the worklist "to accept" with the person masked', async () => {
    await waitFor(async () => (await list('to-accept')).length === 1);
    expect(await list('to-accept')).toEqual([`${number} 陈*`]);
  });

  it('gives its file back whole, as an attachment that cannot do anything', async () => {
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const answer = await bench.call('GET', `files/${sha256}?case=${number}`, { as: 'a001' });
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(pdf.toString('latin1'));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': `attachment; filename="${sha256.slice(0, 16)}.pdf"`,
    });
  });

  it('is accepted, and its order leaves sealed, with what the bureau needs and no more', async () => {
    const answer = await bench.call('POST', `cases/${number}/accept`, { as: 'c001', body: {}, headers: { 'if-match': '"1"' } });
    expect(answer).toMatchObject({ status: 200, body: { case: { state: 'ACCEPTED', seq: 2, orders: [{ state: 'ordered' }] } } });
    const order = SubmitOrder.parse(await bench.neighbours.orderOf(number));
    expect(order.data).toMatchObject({
      system: 'insurance',
      exchangeKey: `${number}/2`,
      item: { code: 'remote-care-register', situation: 'self' },
      promisedUntil: '2026-11-24',
      statutoryUntil: '2026-12-01',
      files: [{ material: 'm-id-card', page: 1, type: 'application/pdf' }],
    });
    const { key } = await bench.neighbours.bus.request('intake.key.get', { case: number }, z.object({ key: z.string() }), {
      timeoutMs: 2000,
    });
    const content = openText(Buffer.from(key, 'base64url'), order.data.content, `${number}/order`);
    expect(OrderContent.parse(JSON.parse(content))).toEqual({
      applicant: chen,
      answers: { who: 'self' },
      fields: { name: chen.name, kind: 'settled', from: '2026-12-01' },
    });
    expect(JSON.stringify(order)).not.toContain(chen.name);
  });

  it('goes to the bureau’s hands when its system has taken the order, and says while it waits', async () => {
    const order = await bench.neighbours.orderOf(number);
    await bench.neighbours.tell(order, { type: 'orderAcknowledged', data: { bureauRef: 'YB-7' } });
    await waitFor(async () => (await view()).state === 'REVIEW');
    expect(await view()).toMatchObject({ holder: { kind: 'bureau', code: 'yibao' }, sentence: { zh: expect.stringContaining('在审核') } });
    expect(await list('at-bureau')).toHaveLength(1);
  });

  it('is decided by the answer, once, however often it comes', async () => {
    const order = await bench.neighbours.orderOf(number);
    const results = [{ kind: 'entry', name: { zh: '异地就医备案记录', en: 'Record' }, number: 'YB-7-1' }];
    const data = { bureauRef: 'YB-7', outcome: 'granted', decidedAt: bench.clock.now(), by: 'system', results };
    const id = await bench.neighbours.tell(order, { type: 'orderAnswered', data });
    await waitFor(async () => (await view()).state === 'DECIDED');
    const { seq } = await view();
    await bench.neighbours.tell(order, { type: 'orderAnswered', data }, id);
    await bench.neighbours.tell(order, { type: 'orderAnswered', data: { ...data, outcome: 'denied', reason: 'r-x' } });
    const after = await waitFor(async () => ((await view()).seq > seq ? view() : undefined));
    expect(after).toMatchObject({
      seq: seq + 1,
      state: 'DECIDED',
      outcome: 'granted',
      keptAnswers: [{ outcome: 'denied', whyNot: 'transition-not-allowed' }],
    });
    expect(await list('to-hand-over')).toHaveLength(1);
  });

  it('is closed and handed over at the window, with documents that anybody can check', async () => {
    bench.clock.advance(60_000);
    expect(await bench.call('POST', `cases/${number}/close`, { as: 'c001', body: {} })).toMatchObject({ status: 200 });
    const unchecked = await bench.call('POST', `cases/${number}/deliver`, {
      as: 'c001',
      body: { receiver: 'applicant', identityChecked: false },
    });
    expect(unchecked).toMatchObject({ status: 422, body: { code: 'identity-not-checked' } });
    const done = await bench.call('POST', `cases/${number}/deliver`, {
      as: 'c001',
      body: { receiver: 'applicant', identityChecked: true },
    });
    const { case: delivered } = done.body as unknown as CommandReply;
    expect(delivered).toMatchObject({ state: 'DELIVERED', outcome: 'granted', holder: { kind: 'resident' } });
    expect(delivered.documents.map((each) => each.kind)).toEqual(['receipt', 'acceptance', 'delivery']);
    expect(delivered.custody.map((station) => station.kind)).toEqual(['resident', 'office', 'bureau', 'office', 'resident']);
    await waitFor(async () => (await list('to-hand-over')).length === 0);
  });

  it('shows the resident where it stands by number and query code, without a person in it', async () => {
    const answer = await bench.call('GET', `query/${number}`, { headers: { 'x-query-code': queryCode.toLowerCase() } });
    expect(answer.status).toBe(200);
    expect(answer.body as unknown as PublicCaseView).toMatchObject({
      state: 'DELIVERED',
      returnTo: { code: yuyuan },
      papers: { handedIn: 1, waived: 0, open: 1 },
      clocks: expect.arrayContaining([
        expect.objectContaining({ clock: 'statutory', deadline: '2026-12-01', light: 'green', state: 'ended' }),
      ]),
    });
    expect(answer.text).not.toMatch(/陈|310199/);
  });

  it('told every event once, in order, with schemas that hold', async () => {
    const told = await waitFor(() => {
      const mine = bench.neighbours.told.filter((message) => message.case === number);
      return mine.some((message) => message.type === 'resultDelivered') ? mine : undefined;
    });
    for (const message of told) CaseMessage.parse(message);
    expect(told.map((message) => message.type)).toEqual([
      'caseReceived',
      'caseAccepted',
      'bureauOrdered',
      'exchangeReported',
      'reviewStarted',
      'answerRecorded',
      'caseDecided',
      'answerRecorded',
      'caseClosed',
      'resultDelivered',
    ]);
    expect(new Set(told.map((message) => message.id)).size).toBe(told.length);
    expect(JSON.stringify(told)).not.toMatch(/陈静|310199/);
  });

  it('keeps its history, and a line for everyone who opened it', async () => {
    const answer = await bench.call('GET', `cases/${number}/history`, { as: 's001' });
    expect(answer.body).toMatchObject({
      number,
      lines: expect.arrayContaining([expect.objectContaining({ type: 'caseAccepted', by: { id: 'c001', centre: yuyuan } })]),
    });
    expect(answer.text).not.toMatch(/s1\./);
  });

  it('keeps a note for colleagues and a second visit', async () => {
    const noted = await bench.call('POST', `cases/${number}/note`, { as: 'a001', body: { text: '已电话告知陈静姝' }, key: newKey() });
    expect(noted.body).toMatchObject({ case: { notes: [{ by: { id: 'a001' }, text: '已电话告知陈静姝' }] } });
    const linked = await bench.call('POST', `cases/${number}/link-ticket`, {
      as: 'c001',
      body: { ticket: { day: '2026-11-24', ticket: 't-1', window: '3' } },
    });
    expect(linked.body).toMatchObject({ case: { links: [{ ticket: 't-1' }, { ticket: 't-1' }] } });
  });
});
