import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HallLoad, HallNow, JournalPage } from '@yimen/contracts';
import { waitFor } from '@yimen/testing';
import { QueueBench, clerk, guide, hall, kiosk, newKey, otherHall, supervisor } from './queue-bench.fake.ts';

let bench: QueueBench;
beforeAll(async () => {
  bench = await QueueBench.start();
}, 60_000);
afterAll(() => bench.stop());

const load = async (of = hall) => HallLoad.parse((await bench.ask('GET', `${of}/load`, undefined, undefined, { key: '' })).body);
const journal = async (day: string) =>
  JournalPage.parse((await bench.ask('GET', `${hall}/journal?day=${day}`, supervisor, undefined, { key: '' })).body);
const at = (time: string) => bench.clock.set(`${time}+08:00`);

describe('a restart', () => {
  it('gives the same bytes for the same keys, keeps paused windows, and goes on with the next number', async () => {
    const fence = await bench.openWindow('1');
    const keys = Array.from({ length: 5 }, newKey);
    const presses = () =>
      Promise.all(
        keys.map((key, n) =>
          bench.ask(
            'POST',
            `${hall}/tickets`,
            kiosk,
            { service: 'zonghe', language: 'en', matters: [{ service: 'zonghe', item: `i${n}` }] },
            { key },
          ),
        ),
      );
    const before = await presses();
    const call = newKey();
    const called = await bench.ask('POST', `${hall}/windows/1/calls`, clerk, { fence }, { key: call });
    await bench.ask('POST', `${hall}/windows/1/pauses`, clerk, { fence, reason: 'break' });
    const state = () => bench.ask('GET', hall, guide, undefined, { key: '' });
    const { staff: was } = HallNow.parse((await state()).body);
    await bench.apps[0]?.stop();
    await bench.addEngine();
    bench.apps.shift();
    expect((await presses()).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    expect((await bench.ask('POST', `${hall}/windows/1/calls`, clerk, { fence }, { key: call })).text).toBe(called.text);
    const { staff: is } = HallNow.parse((await state()).body);
    expect({ ...is, at: undefined }).toEqual({ ...was, at: undefined });
    expect(is?.at).toEqual({ ...was?.at, epoch: 2, seq: (was?.at.seq ?? 0) + 1 });
    await bench.ask('POST', `${hall}/windows/1/resumptions`, clerk, { fence });
    const next = await bench.issue();
    expect(next.body).toMatchObject({ answer: { number: 'J006' } });
  }, 30_000);
});

describe('the business day', () => {
  it('does not turn at UTC midnight, which is 08:00, nor while it is open', async () => {
    at('2026-03-02T23:59:50');
    await waitFor(async () => (await load()).state === 'closed');
    at('2026-03-03T07:59:59');
    await waitFor(async () => (await load()).day === '2026-03-03');
    const position = (await load()).position;
    at('2026-03-03T08:00:30');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await load()).position).toEqual(position);
    expect(await load()).toMatchObject({ day: '2026-03-03', state: 'planned', open: false });
  }, 20_000);

  it('refuses before the opening with the hours, opens by the clock, and begins at 001', async () => {
    const early = await bench.issue();
    expect([early.status, early.code]).toEqual([422, 'day-not-open']);
    expect(early.body.details).toMatchObject({ hours: [{ from: Date.parse('2026-03-03T08:30:00+08:00') }] });
    at('2026-03-03T08:15:00');
    await waitFor(async () => (await load()).open);
    expect((await bench.issue()).body).toMatchObject({ answer: { number: 'J001', at: { day: '2026-03-03' } } });
    const changed = await bench.issue('zonghe', { day: '2026-03-02' });
    expect([changed.status, changed.code]).toEqual([409, 'day-changed']);
  });

  it('stops, sweeps and closes by the clock, once; numbers of yesterday are gone', async () => {
    const issued = await bench.issue();
    at('2026-03-03T16:30:01');
    await waitFor(async () => (await bench.issue()).code === 'issuing-stopped');
    at('2026-03-03T19:00:01');
    await waitFor(async () => (await load()).state === 'closed');
    expect((await bench.issue()).code).toBe('day-not-open');
    const events = (await journal('2026-03-03')).commits.flatMap((commit) => commit.events.map(({ type }) => type));
    expect(events.filter((type) => type !== 'ticketIssued')).toEqual([
      'hallOwned',
      'dayPlanned',
      'dayOpened',
      'issuingStopped',
      'ticketExpired',
      'ticketExpired',
      'dayClosed',
    ]);
    at('2026-03-04T00:00:10');
    await waitFor(async () => (await load()).day === '2026-03-04');
    const token = String(issued.body.token);
    expect((await bench.ask('GET', `${hall}/tickets/${token}`, undefined, undefined, { key: '' })).code).toBe('ticket-unknown');
  }, 20_000);

  it('never gives a time that runs backwards', async () => {
    at('2026-03-04T09:00:00');
    await waitFor(async () => (await load()).open);
    await bench.issue();
    at('2026-03-04T08:59:50');
    await bench.issue();
    const times = (await journal('2026-03-04')).commits.map((commit) => commit.at);
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect(times.length).toBeGreaterThan(1);
  });

  it('is swept before the next one opens where a hall never closes', async () => {
    const always = await QueueBench.start({ demo: true });
    const ask = (path: string) => always.ask('GET', path, undefined, undefined, { key: '' });
    always.clock.set('2026-03-02T23:59:00+08:00');
    await always.ask(
      'POST',
      `${otherHall}/tickets`,
      { ...kiosk, device: { kind: 'kiosk', hall: otherHall } },
      { service: 'zonghe', language: 'en' },
    );
    always.clock.set('2026-03-03T00:00:01+08:00');
    await waitFor(async () => (await ask(`${otherHall}/load`)).body.day === '2026-03-03');
    await waitFor(async () => (await ask(`${otherHall}/load`)).body.open === true);
    await always.stop();
  }, 30_000);
});
