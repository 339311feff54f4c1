import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncidentView } from '@yimen/contracts';
import { waitFor } from '@yimen/testing';
import { BureausBench } from './bench/bureaus-bench.fake.ts';
import type { Ordered } from './bench/intake-stand-in.fake.ts';
import type { BehaviourInput } from './simulators/behaviours.ts';

/** Faults of spec/bureaus.md section 13, each with its real simulator: whatever it does, one row there and one answer here. */
describe('a system that', () => {
  let bench: BureausBench;
  beforeAll(async () => void (bench = await BureausBench.start()), 60_000);
  afterEach(() => bench.simulator().heal());
  afterAll(() => bench.stop());

  const linesOf = async ({ data }: Ordered) => (await bench.simulator().lines()).filter(({ key }) => key === data.exchangeKey);
  const typesOf = async (order: Ordered) => (await bench.exchange(order)).steps.map(({ type }) => type);
  const incidentOf = async ({ data }: Ordered, state: 'open' | 'closed' = 'open') =>
    (await bench.incidents(state)).find(({ exchangeKey }) => exchangeKey === data.exchangeKey);
  /** Exactly one row in the bureau's book, exactly one answer told. */
  const expectOneOfEach = async (order: Ordered) => {
    expect(await linesOf(order)).toHaveLength(1);
    const answers = bench.intake.all(order.data.exchangeKey).filter(({ type }) => type === 'orderAnswered');
    expect(answers).toHaveLength(1);
  };

  it.each<[string, BehaviourInput]>([
    ['commits and then says nothing (F5)', { name: 'commit-then-timeout', on: 'order', next: 1 }],
    ['commits and then breaks the line (F5)', { name: 'commit-then-reset', on: 'order', next: 1 }],
    ['commits and then says 500 (F3)', { name: 'commit-then-500', on: 'order', next: 1 }],
    ['answers with a page of HTML (F4)', { name: 'html', on: 'order', next: 1 }],
    ['answers with half a JSON (F4)', { name: 'truncated', on: 'order', next: 1 }],
    ['answers with nothing', { name: 'empty', on: 'order', next: 1 }],
    ['answers in another charset', { name: 'wrong-charset', on: 'order', next: 1 }],
    ['answers with a key twice', { name: 'key-twice', on: 'order', next: 1 }],
  ])(
    '%s is asked, and its first answer is found',
    async (_name, behaviour) => {
      await bench.simulator().behave(behaviour);
      const before = bench.simulator().asked.order;
      const order = await bench.intake.order();
      await bench.outcome(order, 'orderAnswered');
      await expectOneOfEach(order);
      expect(bench.simulator().asked.order).toBe(before + 1);
      expect(await typesOf(order)).toEqual(['exchangeOrdered', 'attemptStarted', 'outcomeLost', 'attemptStarted', 'orderAnswered']);
    },
    40_000,
  );

  it('fails for a while before it takes anything is asked each time, and served once its "not known" can be believed (F3)', async () => {
    await bench.simulator().behave({ name: 'error-500', next: 3 });
    const order = await bench.intake.order();
    await bench.outcome(order, 'orderAnswered');
    await expectOneOfEach(order);
    const types = await typesOf(order);
    expect(types.filter((type) => type === 'askedInVain')).toHaveLength(2);
    expect(types).toContain('orderNotKnown');
    const { steps } = await bench.exchange(order);
    const submits = steps.filter(({ type, why }) => type === 'attemptStarted' && why === 'submit').map(({ at }) => at);
    expect(submits).toHaveLength(2);
    // 5 s to be sent, 30 s for the whole call, 30 s to settle.
    expect(submits[1]! - submits[0]!).toBeGreaterThanOrEqual(65_000);
  }, 40_000);

  it('hangs holds up nobody else (F2)', async () => {
    await bench.simulator().behave({ name: 'hang', on: 'order', next: 1 });
    const stuck = await bench.intake.order();
    await waitFor(() => bench.simulator().asked.order > 0);
    const other = await bench.intake.order({ item: 'lease-filing-cancel', system: 'lease-filing' });
    await waitFor(() => bench.intake.told(other.data.exchangeKey, 'orderAnswered'), { about: 'the other system' });
    expect(bench.intake.told(stuck.data.exchangeKey, 'orderAnswered')).toBeUndefined();
    await bench.outcome(stuck, 'orderAnswered');
    await expectOneOfEach(stuck);
  }, 40_000);

  it('says no is told with its words, and not asked again', async () => {
    await bench.simulator().behave({ name: 'refuse', on: 'order', next: 1 });
    const order = await bench.intake.order();
    const { data } = await bench.outcome(order, 'orderRejected');
    expect(data.code).toBe('person-unknown');
    expect(bench.intake.open(order.case, data.text ?? '')).toBe('This person is not insured here.');
    expect(await typesOf(order)).toEqual(['exchangeOrdered', 'attemptStarted', 'orderRejected']);
  }, 40_000);

  it('is not there is not sent to, waits, and is served when it comes back', async () => {
    await bench.simulator().behave({ name: 'stop' });
    const order = await bench.intake.order();
    const waiting = await bench.outcome(order, 'orderWaiting');
    expect(waiting.data.why).toBe('retry');
    expect(await typesOf(order)).toEqual(['exchangeOrdered', 'attemptStarted', 'orderNotSent', 'waitingStarted']);
    await bench.simulator().heal();
    await bench.outcome(order, 'orderAnswered');
    await expectOneOfEach(order);
    expect(await typesOf(order)).not.toContain('outcomeLost');
  }, 40_000);

  it('sends 10 MB is stopped with an incident that keeps the beginning; a replay finds the answer and closes it', async () => {
    await bench.simulator().behave({ name: 'huge', on: 'order', next: 1 });
    const order = await bench.intake.order();
    const parked = await bench.outcome(order, 'orderParked');
    expect(parked.data.why).toBe('too-large');
    const incident = await waitFor(() => incidentOf(order));
    expect(incident).toMatchObject({
      id: parked.data.incident,
      kind: 'malformed',
      owner: 'liaison',
      reason: 'too-large',
      system: 'insurance',
    });
    await bench.call('POST', `exchanges/${order.data.exchangeKey}/replay`);
    await bench.outcome(order, 'orderAnswered');
    await expectOneOfEach(order);
    expect(await waitFor(() => incidentOf(order, 'closed'))).toMatchObject({ closedBy: 'fact' });
  }, 40_000);

  it('cannot be read twice in a row is parked (F4)', async () => {
    await bench.simulator().behave({ name: 'html', next: 2 });
    const order = await bench.intake.order();
    expect((await bench.outcome(order, 'orderParked')).data.why).toBe('content-type');
    expect(await waitFor(() => incidentOf(order))).toMatchObject({ kind: 'malformed' });
  }, 40_000);

  it("sends another case's number changes neither case (F7)", async () => {
    await bench.simulator().behave({ name: 'other-number', on: 'order', next: 1 });
    const order = await bench.intake.order();
    const isForeign = ({ kind, exchangeKey }: IncidentView) => kind === 'foreign-number' && exchangeKey === order.data.exchangeKey;
    await bench.outcome(order, 'orderAnswered');
    await expectOneOfEach(order);
    const foreign = await waitFor(async () => (await bench.incidents('closed')).find(isForeign), { about: 'the closed incident' });
    expect(foreign).toMatchObject({ kind: 'foreign-number', closedBy: 'fact' });
  }, 40_000);

  it('uses a word that nobody has mapped is parked, and its word kept', async () => {
    await bench.simulator().behave({ name: 'unknown-code', on: 'order', next: 1 });
    const order = await bench.intake.order();
    expect((await bench.outcome(order, 'orderParked')).data.why).toBe('code-not-mapped');
  }, 40_000);

  it('refuses what it cannot be sent: an option without partner stops before anything leaves', async () => {
    const before = bench.simulator().asked.order;
    const order = await bench.intake.order({ content: { fields: { kind: 'no-such-kind', place: '320100', from: '2026-12-01' } } });
    expect((await bench.outcome(order, 'orderParked')).data.why).toBe('not-mappable');
    expect(bench.simulator().asked.order).toBe(before);
  }, 40_000);

  it('takes orders back: one that never left, one that is acknowledged, one that is decided', async () => {
    const taken = await bench.intake.order({ item: 'home-bed-register' });
    await waitFor(() => bench.intake.told(taken.data.exchangeKey, 'orderAcknowledged'));
    await bench.intake.cancel(taken);
    await waitFor(() => bench.intake.told(taken.data.exchangeKey, 'orderCancelled'));
    expect(await linesOf(taken)).toMatchObject([{ state: 'cancelled' }]);

    await bench.simulator().behave({ name: 'stop' });
    const unsent = await bench.intake.order();
    await waitFor(() => bench.intake.told(unsent.data.exchangeKey, 'orderWaiting'));
    await bench.intake.cancel(unsent);
    await waitFor(() => bench.intake.told(unsent.data.exchangeKey, 'orderCancelled'));
    await bench.simulator().heal();
    expect(await linesOf(unsent)).toEqual([]);

    const decided = await bench.intake.order();
    await bench.outcome(decided, 'orderAnswered');
    await bench.intake.cancel(decided);
    const next = await bench.intake.order();
    await bench.outcome(next, 'orderAnswered');
    expect(bench.intake.told(decided.data.exchangeKey, 'orderCancelled')).toBeUndefined();
  }, 60_000);

  it('gets the orders of one case in their order', async () => {
    const first = await bench.intake.order({ item: 'home-bed-register' });
    const second = await bench.intake.order({ case: first.case, seq: 9, after: first.data.exchangeKey });
    const waiting = await bench.outcome(second, 'orderWaiting');
    expect(waiting.data.why).toBe('predecessor');
    await bench.outcome(second, 'orderAnswered');
    const [one, two] = [await bench.exchange(first), await bench.exchange(second)];
    const submittedAt = two.steps.find(({ type }) => type === 'attemptStarted')!.at;
    expect(one.steps.at(-1)).toMatchObject({ type: 'orderAnswered' });
    expect(submittedAt).toBeGreaterThanOrEqual(one.steps.at(-1)!.at);
  }, 40_000);
});
