import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TicketIssued, HallNow } from '@yimen/contracts';
import { QueueBench, clerk, clerk2, guide, hall, kiosk, newKey, supervisor } from './queue-bench.fake.ts';

let bench: QueueBench;
beforeAll(async () => {
  bench = await QueueBench.start();
}, 60_000);
afterAll(() => bench.stop());

describe('a number, from the kiosk to the window', () => {
  it('is issued, called, recalled, served and finished', async () => {
    const fence = await bench.openWindow('1');
    const issued = await bench.issue('zonghe');
    expect(issued).toMatchObject({ status: 201 });
    const { answer, token } = TicketIssued.parse(issued.body);
    expect(answer).toMatchObject({ kind: 'issued', number: 'J001', ahead: 0 });
    const ticket = (answer as { ticket: string }).ticket;
    const call = await bench.ask('POST', `${hall}/windows/1/calls`, clerk, { fence });
    expect(call.body).toMatchObject({ kind: 'called', number: 'J001', window: '1' });
    bench.clock.advance(10_000);
    const at = { window: '1', fence };
    expect((await bench.ask('POST', `${hall}/tickets/${ticket}/recalls`, clerk, at)).body).toMatchObject({ state: 'called' });
    expect((await bench.ask('POST', `${hall}/tickets/${ticket}/starts`, clerk, at)).body).toMatchObject({ state: 'serving' });
    const own = await bench.ask('GET', `${hall}/tickets/${token}`, undefined, undefined, { key: '' });
    expect(own.body).toMatchObject({ ticket: { state: 'serving', window: '1', number: 'J001' } });
    const results = [{ matter: '1', result: 'completed' }];
    expect((await bench.ask('POST', `${hall}/tickets/${ticket}/finishes`, clerk, { ...at, results })).body).toMatchObject({
      state: 'finished',
    });
    const now = await bench.ask('GET', hall, guide, undefined, { key: '' });
    expect(HallNow.parse(now.body)).toMatchObject({ state: 'open', staff: { tickets: [] } });
  });
});

describe('idempotency', () => {
  it('gives 64 equal answers to 64 equal presses at once', async () => {
    const key = newKey();
    const body = { service: 'zonghe', language: 'zh-CN' };
    const replies = await Promise.all(
      Array.from({ length: 29 }, () => bench.ask('POST', `${hall}/tickets`, { ...kiosk, sub: 'k64' }, body, { key })),
    );
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(replies[0]?.status).toBe(201);
  });

  it('refuses the same key with another body', async () => {
    const key = newKey();
    await bench.ask('POST', `${hall}/tickets`, kiosk, { service: 'zonghe', language: 'zh-CN' }, { key });
    const other = await bench.ask('POST', `${hall}/tickets`, kiosk, { service: 'zonghe', language: 'en' }, { key });
    expect([other.status, other.code]).toEqual([409, 'idempotency-key-reused']);
  });
});

describe('two windows at the same millisecond', () => {
  it('gives one person to one of them', async () => {
    const [one, two] = [await bench.openWindow('1'), await bench.openWindow('2', clerk2)];
    for (;;) {
      const { code } = await bench.ask('POST', `${hall}/windows/1/calls`, clerk, { fence: one });
      if (code === 'nobody-waiting') break;
      const { body } = await bench.ask('GET', hall, supervisor, undefined, { key: '' });
      const current = HallNow.parse(body).staff?.windows.find(({ window }) => window === '1')?.current;
      await bench.ask('DELETE', `${hall}/tickets/${current ?? ''}`, guide);
    }
    await bench.issue('zonghe');
    const calls = await Promise.all([
      bench.ask('POST', `${hall}/windows/1/calls`, clerk, { fence: one }),
      bench.ask('POST', `${hall}/windows/2/calls`, clerk2, { fence: two }),
    ]);
    expect(calls.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(calls.map(({ code }) => code)).toContain('nobody-waiting');
  });
});
