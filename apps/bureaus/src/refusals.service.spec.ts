import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@yimen/testing';
import { BureausBench } from './bench/bureaus-bench.fake.ts';
import type { Ordered } from './bench/intake-stand-in.fake.ts';

/** Systems that refuse us as such, or fail again and again: the orders wait, the system gets one incident. */
describe('a system as a whole', () => {
  let bench: BureausBench;
  beforeAll(async () => void (bench = await BureausBench.start()), 60_000);
  afterAll(() => bench.stop());

  interface Health {
    readonly systems: { readonly system: string; readonly breaker: string; readonly backlog: number }[];
  }
  const healthOf = async (system: string) =>
    ((await bench.call('GET', 'systems')) as Health).systems.find((each) => each.system === system);

  it('that redirects us is not followed; its breaker is held, its orders wait, the desk knows', async () => {
    await bench.simulator('relief').behave({ name: 'redirect' });
    const order = await bench.intake.order({ item: 'medical-relief', system: 'relief', content: { fields: medicalRelief } });
    await bench.outcome(order, 'orderWaiting');
    expect(await healthOf('relief')).toMatchObject({ breaker: 'held', backlog: 1 });
    const incident = await waitFor(async () =>
      (await bench.incidents()).find(({ kind, system }) => kind === 'outage' && system === 'relief'),
    );
    expect(incident).toMatchObject({ owner: 'incident-desk', reason: 'redirect' });
    const next = await bench.intake.order({ item: 'medical-relief', system: 'relief', content: { fields: medicalRelief } });
    expect((await bench.outcome(next, 'orderWaiting')).data.why).toBe('breaker');
    expect(bench.simulator('relief').asked.order).toBe(1);
  }, 40_000);

  it('that fails five times in a row is left alone, then tried with one call, then served again', async () => {
    const simulator = bench.simulator('disability');
    await simulator.behave({ name: 'stop' });
    const orders: Ordered[] = [];
    for (let count = 0; count < 12; count += 1)
      orders.push(await bench.intake.order({ item: 'wheelchair-fuel-subsidy', system: 'disability', content: {} }));
    await waitFor(async () => (await healthOf('disability'))?.breaker === 'open', { timeoutMs: 15_000 });
    await simulator.heal();
    const acknowledged = () => orders.filter(({ data }) => bench.intake.told(data.exchangeKey, 'orderAcknowledged')).length;
    await bench.passUntil(() => acknowledged() === 12, 'all orders taken', 500);
    expect(await healthOf('disability')).toMatchObject({ breaker: 'closed' });
    expect(await simulator.lines()).toHaveLength(12);
  }, 60_000);

  it('that holds the key already is asked what it holds, and its line stands (409)', async () => {
    const order = bench.intake.compose({ item: 'lease-filing-cancel', system: 'lease-filing' });
    const simulator = bench.simulator('lease-filing');
    const earlier = await bench.sendByHand('lease-filing', order.data.exchangeKey, {
      outerNo: order.data.exchangeKey,
      item: 'ZL02',
      caseNo: order.case,
      acceptDate: '20261123',
      windowNo: 'by hand',
      applicant: { name: '陈静姝', certNo: '310199195212310047' },
    });
    expect(earlier.status).toBe(200);
    await bench.intake.send(order);
    const { data } = await bench.outcome(order, 'orderAnswered');
    const [line, ...more] = await simulator.lines();
    expect(more).toEqual([]);
    expect(data.bureauRef).toBe(line?.ref);
    const { steps } = await bench.exchange(order);
    expect(steps.find(({ type }) => type === 'outcomeLost')).toMatchObject({ why: 'conflict', status: 409 });
  }, 40_000);

  it('for which nothing is mapped gets nothing: the order stops before it leaves', async () => {
    const order = await bench.intake.order({ item: 'residence-points-apply', system: 'residence-points' });
    expect((await bench.outcome(order, 'orderParked')).data.why).toBe('not-mappable');
    expect(bench.simulator('residence-points').asked.order).toBe(0);
  }, 40_000);

  it('that is ordered from in words that nobody reads gives the desk an incident', async () => {
    await bench.intake.sendNonsense();
    const incident = await waitFor(async () => (await bench.incidents()).find(({ kind }) => kind === 'dead-letter'), { timeoutMs: 10_000 });
    expect(incident).toMatchObject({ owner: 'incident-desk', subject: expect.stringContaining('BUREAU_COMMANDS_INSURANCE/bureaus/') });
  }, 40_000);

  it('is seen by its own bureau and the desk, and replayed only while it stands still', async () => {
    const liaison = await bench.issuer.mintToken(
      { sub: 'liaison-1', client_id: 'web', roles: ['liaison'], bureau: 'canlian' },
      { expiresInSec: 600 },
    );
    const clerk = await bench.issuer.mintToken(
      { sub: 'clerk-1', client_id: 'web', roles: ['clerk'], hall: '310101018' },
      { expiresInSec: 600 },
    );
    const { incidents } = (await bench.call('GET', 'incidents?state=open', liaison)) as { incidents: { system?: string }[] };
    expect(incidents.every(({ system }) => system === 'disability')).toBe(true);
    await expect(bench.call('GET', 'incidents', clerk)).rejects.toMatchObject({ status: 403 });
    await expect(bench.call('GET', 'exchanges/310101018000202611240999990/4')).rejects.toMatchObject({ status: 404 });
    await expect(bench.call('GET', 'exchanges/x/4')).rejects.toMatchObject({ status: 400 });
    const order = await bench.intake.order();
    await bench.outcome(order, 'orderAnswered');
    await expect(bench.call('POST', `exchanges/${order.data.exchangeKey}/replay`)).rejects.toMatchObject({ status: 409 });
    await expect(bench.call('POST', `exchanges/${order.data.exchangeKey}/replay`, liaison)).rejects.toMatchObject({ status: 404 });
  }, 40_000);
});

const medicalRelief = { hospital: '瑞金医院', selfPaidFen: 123_400, treatedOn: '2026-10-01', bankCard: '6222020000000000000' };
