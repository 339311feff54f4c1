import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CodeTable } from '@yimen/domain-exchanges';
import type { CodeRow } from '@yimen/domain-exchanges';
import { pinnedDispatcher } from '../../egress/dispatcher.ts';
import type { Call } from '../port.ts';
import { RestCodec } from './codec.ts';
import { RestAdapter } from './rest-adapter.ts';
import { signerOf } from './sign.ts';

const row = (list: string, ours: string, theirs: string): CodeRow => ({ list, ours, theirs, direction: 'in', note: '' });
const codes = new CodeTable([
  row('status', 'open', 'SL'),
  row('status', 'decided', 'BJ'),
  row('status', 'cancelled', 'CX'),
  row('decision', 'granted', 'TG'),
  row('decision', 'denied', 'BT'),
  row('reason', 'r-duplicate', 'BT05'),
]);
const key = '310101018000202611240000010/4';
const open = { bizNo: key, ref: 'R1', status: 'SL' };
const decided = { ...open, status: 'BJ', decision: 'TG', decidedAt: '2026-11-24T10:00:00+08:00', resultNo: 'N-1' };
const order = { item: 'JZ01', body: { applicant: { xm: '陈静姝' } } };

describe('the REST adapter', () => {
  let server: Server;
  let heard: { request: IncomingMessage; body: string }[];
  let answer: (response: ServerResponse, request: IncomingMessage) => void;
  let pool: ReturnType<typeof pinnedDispatcher>;
  let adapter: RestAdapter;

  beforeEach(async () => {
    heard = [];
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        heard.push({ request, body });
        answer(response, request);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open_((server.address() as AddressInfo).port);
  });
  afterEach(async () => {
    await pool.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function open_(port: number): void {
    const origin = new URL(`http://127.0.0.1:${port}`);
    pool = pinnedDispatcher({ origin, reach: 'loopback', connectMs: 500, answerMs: 600, connections: 2 });
    adapter = new RestAdapter({
      system: 'relief',
      can: { query: true, cancel: true, ledger: true },
      dispatcher: pool,
      codec: new RestCodec({ keyName: 'bizNo', keyLength: 40, codes }),
      sign: signerOf('bearer', 'demo-secret'),
      maxBytes: 64 * 1024,
    });
  }
  const call = (more: Partial<Call> = {}): Call => ({
    key,
    result: { kind: 'document', name: { zh: '证明', en: 'Certificate' } },
    signal: AbortSignal.timeout(5000),
    record: () => Promise.resolve(performance.now() + 5000),
    ...more,
  });
  const json =
    (status: number, body: unknown, headers: Record<string, string> = {}) =>
    (response: ServerResponse) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
  const raw = (status: number, headers: Record<string, string>, body: string | Buffer) => (response: ServerResponse) =>
    response.writeHead(status, headers).end(body);

  it('sends the key in header and body, the mapped fields, who we are, and nothing else', async () => {
    answer = json(202, open);
    await adapter.submit(order, call());
    const [{ request, body } = { request: undefined, body: '' }] = heard;
    expect(JSON.parse(body)).toEqual({ bizNo: key, item: 'JZ01', applicant: { xm: '陈静姝' } });
    expect(request).toMatchObject({ method: 'POST', url: '/orders' });
    expect(request?.headers).toMatchObject({ 'idempotency-key': key, authorization: 'Bearer demo-secret', 'accept-encoding': 'identity' });
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual(
      ['accept', 'accept-encoding', 'authorization', 'connection', 'content-length', 'content-type', 'host', 'idempotency-key'].sort(),
    );
  });

  it.each([
    ['taken', 202, open, { kind: 'acknowledged', bureauRef: 'R1' }],
    ['decided at once', 200, decided, { kind: 'answered', answer: { outcome: 'granted', bureauRef: 'R1', results: [{ number: 'N-1' }] } }],
    [
      'denied',
      201,
      { ...decided, decision: 'BT', reason: 'BT05' },
      { kind: 'answered', answer: { outcome: 'denied', reason: 'r-duplicate', results: [] } },
    ],
    ['cancelled there', 200, { ...open, status: 'CX' }, { kind: 'rejected', code: 'cancelled-there' }],
    ['the same key', 409, { code: 'key-used', text: '' }, { kind: 'unknown', why: 'conflict' }],
    ['a business no', 422, { code: 'person-unknown', text: '查无此人' }, { kind: 'rejected', code: 'person-unknown', text: '查无此人' }],
    ['not signed', 401, { code: 'x', text: '' }, { kind: 'not-sent', why: 'unauthorised' }],
    ['forbidden', 403, { code: 'x', text: '' }, { kind: 'not-sent', why: 'unauthorised' }],
    ['an error of theirs', 500, { code: 'x', text: '' }, { kind: 'unknown', why: 'server-error' }],
    ['overloaded', 503, { code: 'x', text: '' }, { kind: 'unknown', why: 'server-error' }],
    ['a request that they do not understand', 400, { code: 'x', text: '' }, { kind: 'unknown', why: 'refused-request' }],
    ['no such address', 404, { code: 'not-known', text: '' }, { kind: 'unknown', why: 'refused-request' }],
    ['another number', 200, { ...decided, bizNo: '310101018000202611240000028/4' }, { kind: 'unknown', why: 'foreign-number' }],
    ['an unknown status', 200, { ...open, status: 'XX' }, { kind: 'unknown', why: 'code-not-mapped' }],
    ['an unknown reason', 200, { ...decided, decision: 'BT', reason: 'BT99' }, { kind: 'unknown', why: 'code-not-mapped' }],
    ['a denial without reason', 200, { ...decided, decision: 'BT' }, { kind: 'unknown', why: 'unreadable' }],
    ['an unknown field', 200, { ...decided, extra: 1 }, { kind: 'unknown', why: 'unreadable' }],
    ['a decision without date', 200, { ...decided, decidedAt: undefined }, { kind: 'unknown', why: 'unreadable' }],
    ['a number as text where a text is a number', 200, { ...open, ref: 1 }, { kind: 'unknown', why: 'unreadable' }],
  ])('reads a submission: %s', async (_name, status, body, expected) => {
    answer = json(status, body);
    expect(await adapter.submit(order, call())).toMatchObject({
      ...expected,
      record: { status, requestHash: expect.stringMatching(/^[0-9a-f]{128}$/) },
    });
  });

  it.each([
    ['an HTML page', raw(200, { 'content-type': 'text/html' }, '<html>Sign in</html>'), 'content-type'],
    ['truncated JSON', json(200, JSON.stringify(decided).slice(0, -5)), 'unreadable'],
    ['a key twice', json(200, `{"ref":"X",${JSON.stringify(decided).slice(1)}`), 'unreadable'],
    ['NaN', json(200, '{"bizNo":NaN}'), 'unreadable'],
    ['nothing', json(200, ''), 'unreadable'],
    ['another charset', raw(200, { 'content-type': 'application/json; charset=gbk' }, JSON.stringify(decided)), 'encoding'],
    ['compressed', raw(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }, 'x'), 'encoding'],
    ['bytes that are no UTF-8', raw(200, { 'content-type': 'application/json' }, Buffer.from([0x7b, 0xff, 0x7d])), 'unreadable'],
  ])('takes %s as unknown and keeps its bytes', async (_name, given, why) => {
    answer = given;
    expect(await adapter.submit(order, call())).toMatchObject({ kind: 'unknown', why, raw: expect.anything() });
  });

  it('cuts an answer at the cap and keeps its beginning', async () => {
    answer = raw(200, { 'content-type': 'application/json' }, Buffer.alloc(10 * 1024 * 1024, 'x'));
    const sent = await adapter.submit(order, call());
    expect(sent).toMatchObject({ kind: 'unknown', why: 'too-large' });
    expect(sent.raw?.length).toBeLessThan(1024 * 1024 + 1);
  });

  it('does not follow a redirect', async () => {
    answer = raw(302, { location: `http://127.0.0.1:${(server.address() as AddressInfo).port}/elsewhere` }, '');
    expect(await adapter.submit(order, call())).toMatchObject({ kind: 'not-sent', why: 'redirect' });
    expect(heard).toHaveLength(1);
  });

  it('hears Retry-After', async () => {
    answer = json(429, { code: 'too-many', text: '' }, { 'retry-after': '7' });
    expect(await adapter.submit(order, call())).toMatchObject({ kind: 'not-sent', why: 'rate', retryAfterMs: 7000 });
  });

  it('takes silence and a reset as unknown: both came after the first byte', async () => {
    answer = () => undefined;
    expect(await adapter.submit(order, call())).toMatchObject({ kind: 'unknown', why: 'timeout' });
    answer = (response) => response.socket?.resetAndDestroy();
    expect(await adapter.submit(order, call())).toMatchObject({ kind: 'unknown', why: 'reset' });
  }, 15_000);

  it('ends a call that drips one byte at a time at the whole-call limit', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 100);
      response.once('close', () => clearInterval(timer));
    };
    expect(await adapter.submit(order, call({ signal: AbortSignal.timeout(800) }))).toMatchObject({ kind: 'unknown', why: 'timeout' });
  });

  it('proves that nothing was sent: nobody listens, no such name, an address that is not allowed', async () => {
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await pool.destroy();
    open_(port);
    expect(await adapter.submit(order, call())).toMatchObject({ kind: 'not-sent', why: 'refused' });
    expect(heard).toEqual([]);
  });

  it('sends nothing when the worker was too late, or slept past its moment', async () => {
    answer = json(202, open);
    expect(await adapter.submit(order, call({ record: () => Promise.resolve(undefined) }))).toMatchObject({
      kind: 'not-sent',
      why: 'too-late',
    });
    const past = () => Promise.resolve(performance.now() - 1);
    expect(await adapter.submit(order, call({ record: past }))).toMatchObject({ kind: 'not-sent', why: 'too-late' });
    expect(heard).toEqual([]);
  });

  it('commits the request before its first byte', async () => {
    answer = json(202, open);
    const before: number[] = [];
    const record = () => {
      before.push(heard.length);
      return Promise.resolve(performance.now() + 5000);
    };
    await adapter.submit(order, call({ record }));
    expect(before).toEqual([0]);
  });

  it.each([
    ['open', 200, open, { kind: 'known', state: 'open' }],
    ['decided', 200, decided, { kind: 'known', state: 'answered', answer: { outcome: 'granted' } }],
    ['cancelled', 200, { ...open, status: 'CX' }, { kind: 'known', state: 'cancelled' }],
    ['not known, in its own words', 404, { code: 'not-known', text: '' }, { kind: 'not-known' }],
    ['a 404 of somebody else', 404, { code: 'no-route', text: '' }, { kind: 'unknown', why: 'refused-request' }],
    ['an error', 502, {}, { kind: 'unknown', why: 'server-error' }],
  ])('reads a question: %s', async (_name, status, body, expected) => {
    answer = json(status, body);
    expect(await adapter.query(call())).toMatchObject(expected);
    expect(heard[0]?.request).toMatchObject({ method: 'GET', url: `/orders/${encodeURIComponent(key)}` });
  });

  it('takes a 404 page of a proxy for no word of the bureau', async () => {
    answer = raw(404, { 'content-type': 'text/html' }, '<html>Not Found</html>');
    expect(await adapter.query(call())).toMatchObject({ kind: 'unknown', why: 'content-type' });
  });

  it.each([
    ['cancelled', 200, { ...open, status: 'CX' }, { kind: 'cancelled', bureauRef: 'R1' }],
    ['decided before', 409, decided, { kind: 'too-late', answer: { outcome: 'granted' } }],
    ['not known', 404, { code: 'not-known', text: '' }, { kind: 'not-known' }],
  ])('reads a wish to cancel: %s', async (_name, status, body, expected) => {
    answer = json(status, body);
    expect(await adapter.cancel('withdrawn', call())).toMatchObject(expected);
  });

  it('parses a body on its own, whatever it is', () => {
    expect(adapter.parse(Buffer.from(JSON.stringify(decided)))).toMatchObject({ kind: 'row', row: { key, state: 'decided' } });
    for (const bytes of ['', '{', '[]', 'null', JSON.stringify({ ...open, status: '?' })])
      expect(adapter.parse(Buffer.from(bytes)).kind).toBe('unusable');
  });

  it('reads a ledger to its end, and refuses one that is unsorted or never ends', async () => {
    const read = async () => {
      const rows: string[] = [];
      for await (const each of adapter.ledger('2026-11-24', AbortSignal.timeout(5000))) rows.push(each.key);
      return rows;
    };
    const of = (...keys: string[]) => keys.map((bizNo) => ({ ...open, bizNo }));
    answer = (response, { url = '' }) =>
      json(200, url.includes('cursor') ? { rows: of('c') } : { rows: of('a', 'b'), next: 'b' })(response);
    expect(await read()).toEqual(['a', 'b', 'c']);
    answer = json(200, { rows: of('b', 'a') });
    await expect(read()).rejects.toThrow('not sorted');
    answer = json(200, { rows: of('a'), next: 'a' });
    await expect(read()).rejects.toThrow('comes twice');
    answer = json(500, {});
    await expect(read()).rejects.toThrow('did not come');
  });
});
