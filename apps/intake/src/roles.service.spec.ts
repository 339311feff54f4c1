import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judge } from '@yimen/contracts';
import type { CaseView, PermissionName, Role } from '@yimen/contracts';
import { IntakeBench, people, receiveBody, yuyuan } from './bench/intake-bench.fake.ts';
import { samplePdf } from './files/sample-files.fake.ts';

interface Cell {
  readonly route: string;
  readonly permission: PermissionName;
  readonly body?: object;
  /** Answers that say that the permission was there: the case then has its own word. */
  readonly own: readonly number[];
  /** What the same role of another centre gets. */
  readonly foreign: number;
}

const remedy = { reason: 'r-age-not-met' };
const cells: readonly Cell[] = [
  { route: 'POST cases', permission: 'intake.receive', body: receiveBody(), own: [201], foreign: 201 },
  { route: 'GET cases/:number', permission: 'intake.read', own: [200], foreign: 404 },
  { route: 'GET cases/:number/history', permission: 'intake.read', own: [200], foreign: 404 },
  { route: 'GET worklists/to-accept', permission: 'intake.read', own: [200], foreign: 200 },
  { route: 'GET files/:sha256', permission: 'intake.file', own: [200], foreign: 404 },
  {
    route: 'POST cases/:number/add-material',
    permission: 'intake.file',
    body: { material: 'm-id-card', by: 'original-seen' },
    own: [200],
    foreign: 404,
  },
  {
    route: 'POST cases/:number/link-ticket',
    permission: 'intake.receive',
    body: { ticket: { day: '2026-11-24', ticket: 't', window: '1' } },
    own: [409],
    foreign: 404,
  },
  { route: 'POST cases/:number/note', permission: 'intake.note', body: { text: 'x' }, own: [200], foreign: 404 },
  { route: 'POST cases/:number/withdraw', permission: 'intake.withdraw', body: {}, own: [422], foreign: 404 },
  { route: 'POST cases/:number/close', permission: 'intake.deliver', body: {}, own: [409], foreign: 404 },
  {
    route: 'POST cases/:number/deliver',
    permission: 'intake.deliver',
    body: { receiver: 'applicant', identityChecked: true },
    own: [409],
    foreign: 404,
  },
  { route: 'POST cases/:number/accept', permission: 'intake.accept', body: {}, own: [200, 409], foreign: 404 },
  { route: 'POST cases/:number/refuse', permission: 'intake.refuse', body: remedy, own: [409], foreign: 404 },
  { route: 'POST cases/:number/void', permission: 'intake.void', body: { reason: 'duplicate' }, own: [409], foreign: 404 },
];

/** Every route × every kind of person × own and another centre: the table of permissions is the expectation. */
describe('who may do what', () => {
  let bench: IntakeBench;
  let number = '';
  let sha256 = '';
  beforeAll(async () => {
    bench = await IntakeBench.start();
    const file = await bench.stored(samplePdf());
    const materials = [{ material: 'm-social-card', by: 'scan' as const, files: [{ upload: file.upload, sha256: file.sha256 }] }];
    ({ sha256 } = file);
    number = (await bench.receive({ materials })).case.number;
  }, 30_000);
  afterAll(() => bench.stop());

  const ask = (cell: Cell, as?: string) => {
    const [method = '', path = ''] = cell.route.split(' ');
    const at = path.replace(':number', number).replace(':sha256', `${sha256}?case=${number}`);
    return bench.call(method, at, { as, ...(cell.body ? { body: cell.body } : {}) });
  };
  const expected = (cell: Cell, who: { roles: readonly Role[]; hall?: string }): readonly number[] => {
    if (judge(cell.permission, who) !== 'allowed') return [403];
    return who.hall === yuyuan ? cell.own : [cell.foreign];
  };

  const all = cells.flatMap((cell) => Object.keys(people).map((person) => ({ cell, person: person as keyof typeof people })));

  it(`answers each of the ${all.length} cells as the table says`, async () => {
    const wrong: string[] = [];
    for (const { cell, person } of all) {
      const { status, body } = await ask(cell, person);
      const wanted = expected(cell, people[person]);
      if (!wanted.includes(status)) wrong.push(`${cell.route} as ${person}: ${status} ${String(body.code)}, wanted ${wanted.join(' or ')}`);
    }
    expect(wrong).toEqual([]);
    expect(all).toHaveLength(cells.length * Object.keys(people).length);
  });

  it('asks everybody else to sign in, and tells a broken token nothing more', async () => {
    for (const cell of cells) expect({ route: cell.route, status: (await ask(cell)).status }).toEqual({ route: cell.route, status: 401 });
    expect(await ask(cells[0]!, 'not.a.token')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    const expired = await bench.issuer.mintToken({ sub: 'c001', roles: ['clerk'], hall: yuyuan }, { expiresInSec: -10 });
    expect(await ask(cells[0]!, expired)).toMatchObject({ status: 401 });
    const nowhere = await bench.issuer.mintToken({ sub: 'c009', roles: ['clerk'] });
    expect(await ask(cells[0]!, nowhere)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  });

  it('shows each role its own field groups, and leaves the others out of the answer', async () => {
    const groups = async (as: string) => {
      const view = (await bench.call('GET', `cases/${number}`, { as })).body as unknown as CaseView;
      const present = (['identity', 'answers', 'files', 'notes'] as const).filter((group) => view[group] !== undefined);
      return { present, masked: view.identity?.applicant.masked };
    };
    expect(await groups('c001')).toEqual({ present: ['identity', 'answers', 'files', 'notes'], masked: false });
    expect(await groups('a001')).toEqual({ present: ['identity', 'answers', 'files', 'notes'], masked: false });
    expect(await groups('s001')).toEqual({ present: ['identity', 'notes'], masked: true });
    const seen = await bench.call('GET', `cases/${number}`, { as: 's001' });
    expect(seen.text).not.toMatch(/陈静|19521231/);
    expect(seen.body).toMatchObject({ identity: { applicant: { name: '陈*', idNumber: '310***********0047' } }, may: ['note'] });
  });

  it('offers only what the asker may do now', async () => {
    const may = async (as: string) => (await bench.call('GET', `cases/${number}`, { as })).body.may;
    expect(await may('a001')).toEqual(['note']);
    const fresh = (await bench.receive()).case.number;
    const mayFresh = async (as: string) => (await bench.call('GET', `cases/${fresh}`, { as })).body.may;
    expect(await mayFresh('a001')).toEqual(['accept', 'refuse', 'addMaterial', 'note']);
    expect(await mayFresh('s001')).toEqual(['void', 'note']);
  });
});
