import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeCaseNumber } from '@yimen/domain-identifiers';
import { IntakeBench } from './bench/intake-bench.fake.ts';

const rule = { prefixLength: 12, sequenceDigits: 6, display: [12, 8, 6, 1] };
const unused = (sequence: number): string => makeCaseNumber({ prefix: '310101018000', date: '2026-11-24', sequence }, rule);

describe('the public page of a case', () => {
  let bench: IntakeBench;
  beforeAll(async () => {
    bench = await IntakeBench.start();
  }, 30_000);
  afterAll(() => bench.stop());

  const ask = (number: string, code: string, from = '10.0.0.1') =>
    bench.call('GET', `query/${number}`, { headers: { 'x-query-code': code, 'x-forwarded-for': from } });

  it('opens with number and code as people type them', async () => {
    const { case: received, queryCode } = await bench.receive();
    const grouped = `${received.number.slice(0, 12)}-${received.number.slice(12, 20)}-${received.number.slice(20, 26)}-${received.number.slice(26)}`;
    expect(await ask(grouped, `${queryCode.slice(0, 4)} ${queryCode.slice(4)}`.toLowerCase())).toMatchObject({
      status: 200,
      body: { state: 'RECEIVED' },
    });
    expect(await bench.call('GET', `query/${received.number}`)).toMatchObject({ status: 400 });
    expect(await bench.call('GET', `query/${received.number}?code=${queryCode}`, { headers: { 'x-query-code': queryCode } })).toMatchObject(
      { status: 400 },
    );
  });

  it('gives one answer for a wrong code and for a number that does not exist', async () => {
    const { case: received } = await bench.receive();
    const [wrong, absent] = [await ask(received.number, 'AAAA2222', '10.0.1.1'), await ask(unused(777), 'AAAA2222', '10.0.1.1')];
    expect(wrong).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(absent.text).toBe(wrong.text);
    expect(await ask(`${received.number.slice(0, -1)}${(Number(received.number.at(-1)) + 1) % 10}`, 'AAAA2222')).toMatchObject({
      status: 422,
    });
  });

  it('locks a number for an address after five wrong tries, for an hour', async () => {
    const { case: received, queryCode } = await bench.receive();
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await ask(received.number, 'AAAA2222', '10.0.2.1')).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
    const locked = await ask(received.number, queryCode, '10.0.2.1');
    expect(locked).toMatchObject({ status: 429, body: { code: 'query-locked' } });
    expect(locked.headers.get('retry-after')).toBe('3600');
    expect((await ask(received.number, queryCode, '10.0.2.2')).status).toBe(200);
    bench.clock.advance(3_600_001);
    expect((await ask(received.number, queryCode, '10.0.2.1')).status).toBe(200);
  });

  it('locks numbers that do not exist in the same way', async () => {
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await ask(unused(888), 'AAAA2222', '10.0.3.1')).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
  });

  it('locks a number for everybody but the windows after fifty wrong tries in a day', async () => {
    const { case: received, queryCode } = await bench.receive();
    for (let n = 0; n < 50; n += 1) await ask(received.number, 'AAAA2222', `10.1.${n}.1`);
    expect(await ask(received.number, queryCode, '10.2.0.1')).toMatchObject({ status: 429, body: { code: 'query-locked' } });
    expect(await bench.call('GET', `cases/${received.number}`, { as: 'c001' })).toMatchObject({ status: 200 });
    bench.clock.advance(24 * 3_600_000 + 1);
    expect((await ask(received.number, queryCode, '10.2.0.1')).status).toBe(200);
  });
});
