import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BureausBench } from './bench/bureaus-bench.fake.ts';

describe('an order', () => {
  let bench: BureausBench;
  beforeAll(async () => void (bench = await BureausBench.start()), 60_000);
  afterAll(() => bench.stop());

  it('of an instant item is answered in the same call', async () => {
    const order = await bench.intake.order();
    const { data } = await bench.outcome(order, 'orderAnswered');
    expect(data).toMatchObject({ outcome: 'granted', by: 'system', results: [{ kind: 'entry' }] });
    expect(bench.intake.all(order.data.exchangeKey).map(({ type }) => type)).toEqual(['orderAnswered']);
    const { steps, attempts } = await bench.exchange(order);
    expect(steps.map(({ type }) => type)).toEqual(['exchangeOrdered', 'attemptStarted', 'orderAnswered']);
    expect(attempts).toBe(1);
    const [line, ...more] = (await bench.simulator().lines()).filter(({ key }) => key === order.data.exchangeKey);
    expect(line).toMatchObject({ item: 'YB01', state: 'decided', ref: data.bureauRef });
    expect(more).toEqual([]);
  }, 30_000);

  it('of a promised item is acknowledged first and answered when it is decided', async () => {
    const order = await bench.intake.order({ item: 'home-bed-register' });
    const taken = await bench.outcome(order, 'orderAcknowledged');
    const answered = await bench.outcome(order, 'orderAnswered');
    expect(answered.data.bureauRef).toBe(taken.data.bureauRef);
    expect((await bench.exchange(order)).state).toBe('answered');
  }, 30_000);

  it('that comes twice has one effect', async () => {
    const order = await bench.intake.order();
    await bench.outcome(order, 'orderAnswered');
    await bench.intake.send(order, 'another-message-id-of-the-stream');
    const { asked } = bench.simulator();
    const before = asked.order;
    const next = await bench.intake.order();
    await bench.outcome(next, 'orderAnswered');
    expect(asked.order).toBe(before + 1);
    expect(bench.intake.all(order.data.exchangeKey)).toHaveLength(1);
  }, 30_000);
});
