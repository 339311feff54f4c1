import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissions, problems } from '@yimen/contracts';
import type { PermissionName, Role } from '@yimen/contracts';
import type { TokenClaims } from '@yimen/testing';
import { QueueBench, clerk, clerk2, guide, hall, kiosk, newKey, otherHall, resident, stranger, supervisor } from './queue-bench.fake.ts';

let bench: QueueBench;
beforeAll(async () => {
  bench = await QueueBench.start();
}, 60_000);
afterAll(() => bench.stop());

const ticket = '01890000-0000-7000-8000-000000000000';

/** Every command route with a body that fits its schema. */
const routes: readonly (readonly [method: string, path: string, permission: PermissionName, body: object])[] = [
  ['POST', 'tickets', 'queue.issue', { service: 'zonghe', language: 'en' }],
  ['POST', `tickets/${ticket}/returns`, 'queue.return', {}],
  ['POST', `tickets/${ticket}/matters`, 'queue.hold', { service: 'zonghe' }],
  ['POST', `tickets/${ticket}/reprints`, 'queue.return', {}],
  ['PUT', `tickets/${ticket}/class`, 'queue.class', { ticketClass: 'priority', reason: 'veteran' }],
  ['DELETE', `tickets/${ticket}`, 'queue.cancel', {}],
  ['POST', `tickets/${ticket}/recalls`, 'queue.call', { window: '1', fence: 1 }],
  ['POST', `tickets/${ticket}/starts`, 'queue.serve', { window: '1', fence: 1 }],
  ['POST', `tickets/${ticket}/misses`, 'queue.call', { window: '1', fence: 1 }],
  ['POST', `tickets/${ticket}/holds`, 'queue.hold', { reason: 'copy' }],
  ['POST', `tickets/${ticket}/resumptions`, 'queue.hold', { to: 'queue' }],
  ['POST', `tickets/${ticket}/transfers`, 'queue.transfer', { toService: 'zonghe' }],
  ['POST', `tickets/${ticket}/finishes`, 'queue.serve', { window: '1', fence: 1, results: [{ matter: '1', result: 'completed' }] }],
  ['POST', 'windows/3/calls', 'queue.call', { fence: 0 }],
  ['POST', 'windows/3/direct-services', 'queue.serve', { fence: 0, service: 'zonghe' }],
  ['POST', 'windows/99/sessions', 'queue.window', {}],
  ['POST', 'windows/3/pauses', 'queue.window', { fence: 0, reason: 'break' }],
  ['POST', 'windows/3/resumptions', 'queue.window', { fence: 0 }],
  ['POST', 'windows/3/closures', 'queue.window', { fence: 0 }],
  ['PUT', 'windows/99/skills', 'queue.skills', { skills: [], green: false }],
  ['POST', 'day/openings', 'queue.day', {}],
  ['POST', 'day/resumptions', 'queue.day', {}],
];

const everybody: readonly TokenClaims[] = [clerk, guide, supervisor, kiosk, resident].map((who) => ({ ...who, sub: `${who.sub ?? ''}-m` }));

describe('who may do what', () => {
  it.each(routes)('%s %s needs a token, %s, and the own hall', async (method, path, permission, body) => {
    expect((await bench.ask(method, `${hall}/${path}`, undefined, body)).status).toBe(401);
    for (const who of everybody) {
      const roles = who.roles ?? [];
      const may = roles.some((role: Role) => (permissions[permission].roles as readonly Role[]).includes(role));
      const own = await bench.ask(method, `${hall}/${path}`, { ...who, sub: `${who.sub ?? ''}${newKey().slice(0, 8)}` }, body);
      expect([roles, own.code === 'not-permitted']).toEqual([roles, !may]);
      if (!may || roles.includes('resident')) continue;
      const other = await bench.ask(method, `${otherHall}/${path}`, who, body);
      expect([roles, other.status, other.code]).toEqual([roles, 403, 'wrong-hall']);
    }
  });

  it('answers for absent, foreign and unknown tickets alike', async () => {
    const absent = await bench.ask('GET', `${hall}/tickets/${ticket}`, clerk, undefined, { key: '' });
    const foreign = await bench.ask('GET', `${hall}/tickets/${ticket}`, stranger, undefined, { key: '' });
    const unsigned = await bench.ask('GET', `${hall}/tickets/${hall}.2026-03-02.${ticket}.AAAAAAAAAAAAAAAAAAAAAA`, undefined, undefined, {
      key: '',
    });
    for (const { status, text } of [absent, foreign, unsigned]) expect([status, text]).toEqual([404, absent.text]);
    expect(absent.code).toBe('ticket-unknown');
    expect((await bench.ask('GET', '999999999/load', undefined, undefined, { key: '' })).code).toBe('not-found');
  });

  it('lets the holder cancel and defer by the token alone', async () => {
    const { body } = await bench.issue();
    const own = `${hall}/phone-tickets/${String(body.token)}`;
    expect((await bench.ask('POST', `${own}/holds`, undefined, {})).body).toMatchObject({ state: 'held' });
    expect((await bench.ask('POST', `${own}/holds`, undefined, {})).code).toBe('ticket-is-held');
    expect((await bench.ask('DELETE', own, undefined)).body).toMatchObject({ state: 'cancelled' });
    const forged = `${String(body.token).slice(0, -1)}${String(body.token).endsWith('A') ? 'B' : 'A'}`;
    expect((await bench.ask('DELETE', `${hall}/phone-tickets/${forged}`, undefined)).code).toBe('ticket-unknown');
  });

  it('shows the waiting list to staff, not to a kiosk', async () => {
    expect((await bench.ask('GET', hall, kiosk, undefined, { key: '' })).body).not.toHaveProperty('staff');
    expect((await bench.ask('GET', hall, guide, undefined, { key: '' })).body).toHaveProperty('staff');
  });

  it('has the journal for supervisors, without persons', async () => {
    await bench.issue('zonghe', { identityNumber: '310199195510010595' });
    const journal = await bench.ask('GET', `${hall}/journal`, supervisor, undefined, { key: '' });
    expect(journal.text).toContain('ticketIssued');
    expect(journal.text).not.toContain('"person"');
    expect((await bench.ask('GET', `${hall}/journal`, clerk, undefined, { key: '' })).status).toBe(403);
  });
});

describe('bad input', () => {
  const call = `${hall}/windows/1/calls`;
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const cases: readonly (readonly [about: string, path: string, body: unknown])[] = [
    ['operator object', `${hall}/tickets`, { service: { $gt: '' }, language: 'en' }],
    ['__proto__', `${hall}/tickets`, '{"service":"zonghe","language":"en","__proto__":{"admin":true}}'],
    ['constructor.prototype', `${hall}/tickets`, '{"service":"zonghe","language":"en","constructor":{"prototype":{}}}'],
    ['deep nesting', `${hall}/tickets`, deep],
    ['lone surrogate', call, '{"fence":1,"number":"J001","reason":"other","note":"\\ud800"}'],
    ['NUL in a note', call, { fence: 1, number: 'J001', reason: 'other', note: 'a\u0000b' }],
    ['fence as string', call, { fence: '1' }],
    ['fence of 1e309', call, '{"fence":1e309}'],
    ['fence of 2^53 + 1', call, '{"fence":9007199254740993}'],
    ['half a fence', call, { fence: 1.5 }],
    ['day that does not exist', call, { fence: 1, day: '2026-02-30' }],
    ['day with an offset', call, { fence: 1, day: '2026-03-02T00:00:00+08:00' }],
    ['unknown property', call, { fence: 1, force: true }],
    ['property of another role', `${hall}/tickets`, { service: 'zonghe', language: 'en', rank: [0] }],
    ['class of one’s own', `${hall}/tickets`, { service: 'zonghe', language: 'en', ticketClass: 'priority' }],
    ['too long a note', call, { fence: 1, number: 'J001', reason: 'other', note: 'x'.repeat(201) }],
    ['number of another form', call, { fence: 1, number: 'J1; drop', reason: 'other' }],
    ['both targets', `${hall}/tickets/${ticket}/transfers`, { toService: 'zonghe', toWindow: '1' }],
    ['matters of another service', `${hall}/tickets`, { service: 'zonghe', language: 'en', matters: [{ service: 'yibao' }] }],
  ];

  it.each(cases)('%s is refused as malformed', async (_about, path, body) => {
    const { status, code, text } = await bench.ask('POST', path, supervisorOf(), body);
    expect([status, code]).toEqual([400, 'malformed']);
    expect(text).not.toMatch(/zod|stack|node_modules|mongodb/i);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('keeps queries strict and ids canonical', async () => {
    const read = (path: string) => bench.ask('GET', path, undefined, undefined, { key: '' });
    expect((await read(`${hall}/range?service[$ne]=x`)).status).toBe(400);
    expect((await read(`${hall}/range?service=zonghe&x=1`)).status).toBe(400);
    expect((await read('x%2f../load')).status).toBe(400);
    expect((await bench.ask('GET', 'x%2f..', { ...supervisor, hall: 'x/..' }, undefined, { key: '' })).status).toBe(401);
    expect((await bench.ask('GET', `X${hall}`, supervisor, undefined, { key: '' })).status).toBe(403);
  });

  it('needs a key, JSON, and a body of sensible size', async () => {
    const issue = { service: 'zonghe', language: 'en' };
    expect((await bench.ask('POST', `${hall}/tickets`, kiosk, issue, { key: '' })).code).toBe('idempotency-key-required');
    expect((await bench.ask('POST', `${hall}/tickets`, kiosk, issue, { key: 'short' })).code).toBe('malformed');
    const url = `${bench.apps[0]?.url ?? ''}/api/queue/halls/${hall}/tickets`;
    const text = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'service=zonghe' });
    expect(text.status).toBe(415);
    const huge = await bench.ask('POST', `${hall}/tickets`, kiosk, { ...issue, silent: 'x'.repeat(3_000_000) });
    expect(huge.status).toBe(413);
  });

  it('refuses what the rules do not allow with its own code and a sentence', async () => {
    const issue = async (more: object) => (await bench.issue('zonghe', more)).code;
    expect((await bench.issue('nothing')).code).toBe('service-unknown');
    expect(await issue({ identityNumber: '310199195510010590' })).toBe('identity-invalid');
    expect(await issue({ classReason: 'age', identityNumber: '310199200001010017' })).toBeDefined();
    expect(await issue({ classReason: 'pregnancy' })).toBe('reason-not-allowed');
    const first = await bench.issue('zonghe', { identityNumber: '310199193103080546' });
    const again = await bench.issue('zonghe', { identityNumber: '310199193103080546' });
    expect(first.body).toMatchObject({ answer: { ticketClass: 'priority' } });
    expect([again.status, again.code]).toEqual([409, 'ticket-exists']);
    expect(again.body.details).toMatchObject({ token: first.body.token });
    expect(again.body.titles).toEqual({ zh: problems['ticket-exists'].zh, en: problems['ticket-exists'].en });
    const unknown = await bench.ask('POST', `${hall}/windows/99/sessions`, clerk, {});
    expect([unknown.status, unknown.code]).toEqual([404, 'window-unknown']);
  });

  it('has no route for what is not there yet', async () => {
    for (const path of ['appointments', 'check-ins', 'windows/1/alarms']) {
      expect((await bench.ask('POST', `${hall}/${path}`, supervisorOf(), {})).status).toBe(404);
    }
  });
});

describe('limits', () => {
  it('stops one window that presses a thousand times, after calling at most one person', async () => {
    const fence = await bench.openWindow('2', clerk2);
    await bench.issue();
    const presses = await Promise.all(Array.from({ length: 200 }, () => bench.ask('POST', `${hall}/windows/2/calls`, clerk2, { fence })));
    expect(presses.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(presses.filter(({ code }) => code === 'too-many-requests').length).toBeGreaterThan(150);
    expect(presses.every(({ status, headers }) => status !== 429 || headers.get('retry-after') === '1')).toBe(true);
  });

  it('stops one phone and leaves the kiosks alone', async () => {
    const tries = await Promise.all(
      Array.from({ length: 50 }, () =>
        bench.ask('POST', `${hall}/tickets`, { ...resident, sub: 'p-many' }, { service: 'zonghe', language: 'en' }),
      ),
    );
    expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(40);
    expect((await bench.ask('POST', `${hall}/tickets`, { ...kiosk, sub: 'k-quiet' }, { service: 'zonghe', language: 'en' })).status).toBe(
      201,
    );
  });
});

/** A fresh account for each press, so that the limit of presses is not what is met. */
function supervisorOf(): TokenClaims {
  return { ...supervisor, sub: `s-${newKey().slice(0, 8)}` };
}
