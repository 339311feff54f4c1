import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Journal, journalClientOptions } from '@yimen/journal';
import { waitFor } from '@yimen/testing';
import mongoose from 'mongoose';
import { BureausBench } from './bench/bureaus-bench.fake.ts';

describe('a system with office hours', () => {
  let bench: BureausBench;
  beforeAll(async () => void (bench = await BureausBench.start({ settings: { demo: false } })), 60_000);
  afterAll(() => bench.stop());

  it('is not called at night: the order waits and says until when, and is served in the morning', async () => {
    bench.clock.set('2026-11-24T23:00:00+08:00');
    const order = await bench.intake.order();
    const { data } = await waitFor(() => bench.intake.told(order.data.exchangeKey, 'orderWaiting'));
    expect(data).toMatchObject({ why: 'office-hours', until: Date.parse('2026-11-25T07:00:00+08:00') });
    expect(bench.simulator().asked.order).toBe(0);
    bench.clock.set('2026-11-25T06:59:59+08:00');
    await expect(waitFor(() => bench.simulator().asked.order > 0, { timeoutMs: 1200 })).rejects.toThrow();
    bench.clock.set('2026-11-25T07:00:00+08:00');
    await waitFor(() => bench.intake.told(order.data.exchangeKey, 'orderAnswered'));
    expect(bench.intake.all(order.data.exchangeKey).map(({ type }) => type)).toEqual(['orderWaiting', 'orderAnswered']);
  }, 40_000);

  it('that was being sent to when we died is asked after the start, not sent to again', async () => {
    bench.clock.set('2026-11-25T10:00:00+08:00');
    await bench.app.stop();
    const order = bench.intake.compose({});
    await pretendToHaveDied(bench, order);
    const before = { ...bench.simulator().asked };
    await bench.startApp();
    await bench.outcome(order, 'orderAnswered');
    const { steps } = await bench.exchange(order);
    expect(steps.map(({ type }) => type).slice(0, 4)).toEqual(['exchangeOrdered', 'attemptStarted', 'outcomeLost', 'attemptStarted']);
    expect(steps[3]).toMatchObject({ why: 'query' });
    expect(bench.simulator().asked.query).toBeGreaterThan(before.query);
  }, 60_000);
});

/** What a kill -9 between the commit of an attempt and its end leaves behind. */
async function pretendToHaveDied(bench: BureausBench, order: ReturnType<BureausBench['intake']['compose']>): Promise<void> {
  const connection = await mongoose.createConnection(bench.settings.mongoUri, journalClientOptions).asPromise();
  const journal = Journal.open<object, object>(connection, 'bureaus_journal');
  const { exchangeKey, ...facts } = order.data;
  const at = bench.clock.now();
  const by = { id: 'intake', system: 'insurance', trace: '' };
  const stream = `bureaus/${exchangeKey}`;
  const causeOf = (key: string) => [{ key, type: 'order', by, bodyHash: '0'.repeat(64) }];
  const ordered = {
    type: 'exchangeOrdered',
    order: { ...facts, key: exchangeKey, case: order.case, trace: '' },
    plan: { next: 'submit', due: at },
  };
  const request = { method: 'POST', path: '/orders', requestHash: 'a'.repeat(128), bytes: 1 };
  const attempt = {
    type: 'attemptStarted',
    attempt: 1,
    act: 'submit',
    sendBefore: at + 5000,
    settleFrom: at + 35_000,
    request,
    plan: { due: at + 35_000 },
  };
  await journal.append(stream, 0, { keys: [order.id], causes: causeOf(order.id), events: [ordered], at });
  await journal.append(stream, 1, { keys: [`${stream}/2`], causes: causeOf(`${stream}/2`), events: [attempt], at });
  await connection.close();
}
