import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Case } from '@yimen/domain-cases';
import { startFaultProxy, waitFor } from '@yimen/testing';
import type { FaultProxy } from '@yimen/testing';
import { findAll } from './bench/database.fake.ts';
import { IntakeBench, newKey, receiveBody } from './bench/intake-bench.fake.ts';
import { remoteCare, versionOf } from './bench/sample-items.fake.ts';

const seen = [{ material: 'm-id-card', by: 'original-seen' as const, files: [] }];
const ticket = { day: '2026-11-24', ticket: 't-1', window: '3' };

describe('tickets', () => {
  let bench: IntakeBench;
  beforeAll(async () => {
    bench = await IntakeBench.start();
  }, 30_000);
  afterAll(() => bench.stop());

  const receive = () => bench.call('POST', 'cases', { as: 'c001', body: receiveBody({ ticket }) });
  const serving = { ticket: 't-1', number: 'A047', state: 'serving' as const, window: '3', clerk: 'c001', matters: [] };

  it('must be served now, at this window, by this clerk', async () => {
    expect(await receive()).toMatchObject({ status: 409, body: { code: 'ticket-not-served' } });
    bench.neighbours.tickets.set('t-1', { ...serving, state: 'called' });
    expect(await receive()).toMatchObject({ status: 409, body: { code: 'ticket-not-served', details: { state: 'called' } } });
    bench.neighbours.tickets.set('t-1', { ...serving, window: '4' });
    expect(await receive()).toMatchObject({ status: 422, body: { code: 'ticket-not-yours' } });
    bench.neighbours.tickets.set('t-1', { ...serving, clerk: 'c002' });
    expect(await receive()).toMatchObject({ status: 422, body: { code: 'ticket-not-yours' } });
    bench.neighbours.tickets.set('t-1', serving);
    expect(await receive()).toMatchObject({ status: 201, body: { case: { links: [{ verified: true, number: 'A047' }] } } });
  });

  it('count as not verified while the queue is away, within two seconds: the counter goes on', async () => {
    await bench.receive();
    bench.neighbours.leave();
    const started = performance.now();
    const answer = await receive();
    expect(answer).toMatchObject({ status: 201, body: { case: { links: [{ ticket: 't-1', window: '3', verified: false }] } } });
    expect(performance.now() - started).toBeLessThan(2000);
    expect(await bench.call('POST', 'cases', { as: 'c001', body: receiveBody({ item: 'never-asked-for' }) })).toMatchObject({
      status: 503,
      body: { code: 'service-unavailable' },
    });
    bench.neighbours.answer();
  });
});

describe('a pinned version', () => {
  let bench: IntakeBench;
  beforeAll(async () => {
    bench = await IntakeBench.start();
  }, 30_000);
  afterAll(() => bench.stop());

  it('holds for an open case whatever is published meanwhile', async () => {
    const { case: received } = await bench.receive({ materials: seen });
    const stricter = { ...remoteCare, fields: remoteCare.fields.filter((field) => field.id !== 'from') };
    bench.neighbours.items.set('remote-care-register', versionOf(stricter, { version: 2 }));
    await bench.app.stop();
    await bench.startApp();
    expect(await bench.call('POST', 'cases', { as: 'c001', body: receiveBody() })).toMatchObject({
      status: 422,
      body: { code: 'field-unknown' },
    });
    const accepted = await bench.call('POST', `cases/${received.number}/accept`, { as: 'c001', body: {} });
    expect(accepted).toMatchObject({ status: 200, body: { case: { item: { version: 1 } } } });
  });

  it('stops acceptance by its own rules: an unmet condition, a field without a value', async () => {
    bench.neighbours.items.set('remote-care-register', versionOf());
    await bench.app.stop();
    await bench.startApp();
    const child = await bench.receive({ materials: seen, applicant: { name: '小陈', idNumber: '310199201501010022' } });
    const accept = (number: string) => bench.call('POST', `cases/${number}/accept`, { as: 'c001', body: {} });
    expect(await accept(child.case.number)).toMatchObject({ status: 422, body: { code: 'not-eligible', details: { rules: ['adult'] } } });
    const incomplete = await bench.receive({ materials: seen, fields: { name: 'x' } });
    expect(await accept(incomplete.case.number)).toMatchObject({
      status: 422,
      body: { code: 'form-incomplete', details: { fields: ['kind', 'from'] } },
    });
  });
});

describe('servers that go away', () => {
  let bench: IntakeBench;
  let proxy: FaultProxy;
  beforeAll(async () => {
    bench = await IntakeBench.start({}, async (uri) => {
      const address = new URL(uri);
      proxy = await startFaultProxy({ target: address.host });
      return `mongodb://${proxy.address}${address.pathname}?directConnection=true`;
    });
  }, 30_000);
  afterAll(async () => {
    proxy.heal();
    await bench.stop();
    await proxy.stop();
  });

  it('NATS: cases are received all the same, and their messages go out when it is back', async () => {
    await bench.receive();
    bench.servers.nats.process.kill('SIGKILL');
    const { case: received } = await bench.receive({ materials: seen, ticket });
    expect(received.links).toMatchObject([{ verified: false }]);
    expect((await bench.call('POST', `cases/${received.number}/accept`, { as: 'c001', body: {} })).status).toBe(200);
    expect((await fetch(`${bench.app.url}/health/ready`)).status).toBe(200);
    await bench.servers.nats.restart();
    const order = await waitFor(() => bench.neighbours.storedOrder(received.number), { timeoutMs: 15_000 });
    expect(order).toMatchObject({ type: 'bureauOrdered', case: received.number });
    await waitFor(async () => (await findAll(bench, 'intake_journal', { published: false })).length === 0, { timeoutMs: 15_000 });
  });

  it('MongoDB: presses get 503 and, repeated with the same key, one case', async () => {
    const key = newKey();
    const press = () => bench.call('POST', 'cases', { as: 'c001', key, body: receiveBody() });
    proxy.cut();
    const refused = await press();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]/);
    expect(refused.text).not.toMatch(/mongo|127\.0\.0\.1/i);
    proxy.heal();
    const answer = await waitFor(async () => ((await press()).status === 201 ? press() : undefined), { timeoutMs: 10_000 });
    expect(answer.status).toBe(201);
    const commits = await findAll<Case>(bench, 'intake_journal', { keys: `c001/${key}` });
    expect(commits).toHaveLength(1);
  });
});
