import { readdir } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReceivedReply, StoredFile } from '@yimen/contracts';
import { waitFor } from '@yimen/testing';
import { findAll } from './bench/database.fake.ts';
import { IntakeBench, newKey, receiveBody } from './bench/intake-bench.fake.ts';
import type { Answered } from './bench/intake-bench.fake.ts';
import { VictimProcess } from './bench/victim-process.fake.ts';
import { samplePdf } from './files/sample-files.fake.ts';

const uploadSteps = ['before files.rename', 'after files.rename', 'before Uploads.add', 'after Uploads.add'];
const receiveSteps = [
  'before NumberBlocks.take',
  'before CaseKeys.make',
  'after CaseKeys.make',
  'after AttachFiles.run',
  'after IssueDocument.run',
  'after ItemVersions.keep',
  'before Cases.begin',
  'after Cases.begin',
  'after AttachFiles.done',
];

/** kill -9 between every two steps of storing a file and of receiving a case, in a process of its own; then the same presses again. */
describe('a process that dies in the middle', () => {
  let bench: IntakeBench;
  let pages = 0;
  beforeAll(async () => {
    bench = await IntakeBench.start();
  }, 30_000);
  afterAll(() => bench.stop());

  const journal = () => findAll<{ stream: string; keys: string[] }>(bench, 'intake_journal', { seq: 1, stream: /^intake\/[0-9]/ });

  /** One scan and one case, as a console would do it: each press is repeated until it is answered. */
  async function handIn(victim: VictimProcess): Promise<{ key: string; pdf: Buffer; reply: ReceivedReply }> {
    pages += 1;
    const [pdf, fileKey, key] = [samplePdf(pages), newKey(), newKey()];
    const file = await answered(victim, () => bench.upload(pdf, { key: fileKey }));
    const { upload, sha256 } = file.body as unknown as StoredFile;
    const materials = [{ material: 'm-id-card', by: 'scan' as const, files: [{ upload, sha256 }] }];
    const answer = await answered(victim, () => bench.call('POST', 'cases', { as: 'c001', key, body: receiveBody({ materials }) }));
    expect(answer.status).toBe(201);
    return { key, pdf, reply: answer.body as unknown as ReceivedReply };
  }

  /** Asks the victim, and, when it dies over it, the process that lives. */
  async function answered(victim: VictimProcess, press: () => Promise<Answered>): Promise<Answered> {
    const first = victim.dead ? undefined : await bench.at(victim.url, press).catch(() => undefined);
    if (first) return first;
    await waitFor(() => victim.dead, { about: 'the kill' });
    return press();
  }

  it.each([...uploadSteps, ...receiveSteps])(
    '%s: the same presses give one file and one case',
    async (when) => {
      const victim = await VictimProcess.start(bench, when);
      const before = (await journal()).length;
      const { key, pdf, reply } = await handIn(victim);
      expect(victim.dead).toBe(true);
      const cases = await journal();
      expect(cases.length).toBe(before + 1);
      expect(cases.filter((commit) => commit.keys.includes(`c001/${key}`)).map((commit) => commit.stream)).toEqual([
        `intake/${reply.case.number}`,
      ]);
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      const file = await bench.call('GET', `files/${sha256}?case=${reply.case.number}`, { as: 'c001' });
      expect([file.status, file.text]).toEqual([200, pdf.toString('latin1')]);
      const receipt = await bench.call('GET', `documents/${reply.receipt.id}`, { headers: { 'x-query-code': reply.queryCode } });
      expect(receipt.body).toMatchObject({ case: reply.case.number });
    },
    60_000,
  );

  it('never gave a number twice, and every case has its file', async () => {
    const numbers = (await journal()).map((commit) => commit.stream);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toHaveLength(uploadSteps.length + receiveSteps.length);
    const entries = await readdir(bench.settings.filesDir, { recursive: true });
    const events = await findAll<{ events: { files?: { upload: string }[] }[] }>(bench, 'intake_journal', { seq: 1 });
    const uploads = events.flatMap((commit) => commit.events.flatMap((event) => event.files ?? [])).map((file) => file.upload);
    expect(uploads.filter((upload) => !entries.some((entry) => entry.endsWith(upload)))).toEqual([]);
  });
});

describe('what a thief could read', () => {
  let bench: IntakeBench;
  beforeAll(async () => {
    bench = await IntakeBench.start();
  }, 30_000);
  afterAll(() => bench.stop());

  const planted = { name: '欧阳植物名', idNumber: '310199195212310047', phone: '10000000042' };
  const secrets = ['欧阳植物名', '植物名', '195212310047', '10000000042', '植物医院', '植物备注', 'plantedkey'];

  it('has no planted name, number or phone in it: not the database, the messages, the files, nor the log', async () => {
    const process = await VictimProcess.start(bench, 'never');
    const { everything } = await import('./bench/database.fake.ts');
    await bench.at(process.url, async () => {
      const fields = { name: planted.name, kind: 'referral', hospital: '植物医院', from: '2026-12-01' };
      const file = await bench.stored(samplePdf(1));
      const materials = [{ material: 'm-id-card', by: 'scan' as const, files: [{ upload: file.upload, sha256: file.sha256 }] }];
      const { case: received, queryCode } = await bench.receive({ applicant: planted, fields, materials });
      const command = (name: string, body: object, as = 'c001') => bench.call('POST', `cases/${received.number}/${name}`, { as, body });
      await command('note', { text: `植物备注 ${planted.idNumber}` });
      expect((await command('accept', {})).status).toBe(200);
      await command('accept', {});
      await bench.call('GET', `cases/${received.number}`, { as: 'c001' });
      await bench.call('GET', `query/${received.number}`, { headers: { 'x-query-code': 'WRXNG222' } });
      await bench.call('GET', `query/${received.number}`, { headers: { 'x-query-code': queryCode } });
      await bench.call('POST', 'cases', { as: 'c001', body: receiveBody({ applicant: { ...planted, idNumber: '310199195212310048' } }) });
      await bench.neighbours.orderOf(received.number);
      const shown = JSON.stringify([bench.neighbours.told, bench.neighbours.orders]);
      const all = { database: await everything(bench), messages: shown, log: process.output };
      const found = Object.entries(all).flatMap(([where, text]) =>
        [...secrets, queryCode].filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${where}`),
      );
      expect(found).toEqual([]);
      expect(all.log).toMatch(/"service":"intake"/);
      expect(all.database.length).toBeGreaterThan(10_000);
    });
    await process.kill();
  }, 60_000);
});
