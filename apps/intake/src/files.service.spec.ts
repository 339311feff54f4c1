import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredFile } from '@yimen/contracts';
import { findAll } from './bench/database.fake.ts';
import { IntakeBench, newKey, receiveBody } from './bench/intake-bench.fake.ts';
import { plant, sweep } from './bench/parts.fake.ts';
import { sampleJpeg, sampleOfd, samplePdf, samplePng, sampleZip } from './files/sample-files.fake.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('scans', () => {
  let bench: IntakeBench;
  beforeAll(async () => {
    bench = await IntakeBench.start();
  }, 30_000);
  afterAll(() => bench.stop());

  const blobs = async (): Promise<string[]> => {
    const entries = await readdir(bench.settings.filesDir, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };
  const scan = (file: StoredFile) => ({
    material: 'm-id-card',
    by: 'scan' as const,
    files: [{ upload: file.upload, sha256: file.sha256 }],
  });

  it.each([
    ['application/pdf', samplePdf(3)],
    ['image/jpeg', sampleJpeg()],
    ['image/png', samplePng()],
    ['application/ofd', sampleOfd()],
  ])('are stored as %s under their hash, sealed, whatever their name says', async (type, bytes) => {
    const stored = await bench.stored(bytes);
    expect(stored).toMatchObject({ sha256: sha256(bytes), size: bytes.length, type });
    const path = (await blobs()).find((each) => each.endsWith(`${stored.sha256}-${stored.upload}`));
    expect(path).toBeDefined();
    expect((await readFile(path ?? '')).includes(bytes.subarray(0, 16))).toBe(false);
  });

  it('are refused when they are something else, and leave nothing behind', async () => {
    const before = await blobs();
    const refused = async (bytes: Buffer) => (await bench.upload(bytes)).body.code;
    expect(await refused(Buffer.alloc(0))).toBe('file-empty');
    expect(await refused(Buffer.from('<svg onload="alert(1)"/>'))).toBe('file-type');
    expect(await refused(Buffer.concat([samplePdf(), sampleZip({ a: 'b' })]))).toBe('file-type');
    expect(await refused(samplePng(20_000, 20_000))).toBe('file-too-many-pixels');
    expect(await refused(samplePdf(201))).toBe('file-too-many-pages');
    expect(await blobs()).toEqual(before);
  });

  it('are stored once for one key, and refused when the key comes with other bytes', async () => {
    const key = newKey();
    const [first, second] = await Promise.all([bench.upload(samplePdf(4), { key }), bench.upload(samplePdf(4), { key })]);
    expect([first.status, second.status, first.text === second.text]).toEqual([201, 201, true]);
    expect((await blobs()).filter((path) => path.includes(sha256(samplePdf(4))))).toHaveLength(1);
    expect(await bench.upload(samplePdf(5), { key })).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } });
    expect((await blobs()).filter((path) => path.includes(sha256(samplePdf(5))))).toHaveLength(0);
  });

  it('over 20 MiB end as 413 while they stream, also when they are declared small or not at all', async () => {
    const before = await blobs();
    const large = samplePdf(1, 21 * 1024 * 1024);
    expect((await bench.upload(large)).body).toMatchObject({ code: 'too-large' });
    expect(await streamed(30 * 1024 * 1024)).toBe(413);
    expect(await blobs()).toEqual(before);
    expect((await bench.upload(samplePdf(1, 19 * 1024 * 1024))).status).toBe(201);
  }, 30_000);

  /** Sends so many bytes of a PDF in chunks, without a length, until an answer comes. */
  async function streamed(bytes: number): Promise<number> {
    const token = await bench.issuer.mintToken({ sub: 'c001', roles: ['clerk'], hall: '310101018' });
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': newKey(), 'content-type': 'multipart/form-data; boundary=x' };
    return new Promise((resolve, reject) => {
      const sending = request(`${bench.app.url}/api/intake/files`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
        sending.destroy();
      });
      let sent = 0;
      const more = (): void => {
        while (sent < bytes && !sending.destroyed) {
          sent += 65_536;
          if (!sending.write(Buffer.alloc(65_536, 0x20))) {
            sending.once('drain', more);
            return;
          }
        }
      };
      sending.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' || error.code === 'EPIPE' ? undefined : reject(error),
      );
      sending.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\n');
      more();
    });
  }

  it('come as multipart with one file, or not at all', async () => {
    const send = (raw: string, type: string) => bench.call('POST', 'files', { as: 'c001', raw, headers: { 'content-type': type } });
    expect(await send('{}', 'application/json')).toMatchObject({ status: 415 });
    expect((await send('--x--\r\n', 'multipart/form-data; boundary=x')).status).toBe(400);
    expect((await send('no boundary', 'multipart/form-data')).status).toBe(400);
    expect(
      (
        await bench.call('POST', 'files', {
          as: 'c001',
          key: null,
          raw: 'x',
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
        })
      ).body,
    ).toMatchObject({ code: 'idempotency-key-required' });
  });

  it('must be there and right when a case lists them', async () => {
    const file = await bench.stored(samplePdf(7));
    const receive = (change: object) => bench.call('POST', 'cases', { as: 'c001', body: receiveBody(change) });
    const wrongHash = { ...scan(file), files: [{ upload: file.upload, sha256: 'a'.repeat(64) }] };
    expect(await receive({ materials: [wrongHash] })).toMatchObject({ status: 422, body: { code: 'file-hash' } });
    const foreign = await bench.call('POST', 'cases', { as: 'c101', body: receiveBody({ materials: [scan(file)] }) });
    expect(foreign).toMatchObject({ status: 422, body: { code: 'file-missing' } });
    const path = (await blobs()).find((each) => each.endsWith(file.upload)) ?? '';
    const bytes = await readFile(path);
    await rm(path);
    expect(await receive({ materials: [scan(file)] })).toMatchObject({ status: 422, body: { code: 'file-missing' } });
    await plant(path, bytes);
    expect(await receive({ materials: [scan(file)] })).toMatchObject({ status: 201 });
    expect(await receive({ materials: [scan(file)] })).toMatchObject({ status: 422, body: { code: 'file-missing' } });
  });

  it('keep their key under the key of the case, and under nothing else', async () => {
    const file = await bench.stored(samplePdf(8));
    const waiting = await findAll<{ wrapped?: string }>(bench, 'intake_uploads', { upload: file.upload });
    expect(waiting[0]?.wrapped).toMatch(/^s1\./);
    const { case: received } = await bench.receive({ materials: [scan(file)] });
    expect(await findAll(bench, 'intake_uploads', { upload: file.upload })).toMatchObject([{ attached: received.number }]);
    expect((await findAll<{ wrapped?: string }>(bench, 'intake_uploads', { upload: file.upload }))[0]?.wrapped).toBeUndefined();
  });

  it('are at most 60 a case, over all its lines', async () => {
    const stored: StoredFile[] = [];
    for (let n = 0; n < 61; n += 1) stored.push(await bench.stored(samplePng(2, n + 1)));
    const refs = stored.map(({ upload, sha256: hash }) => ({ upload, sha256: hash }));
    const { case: received } = await bench.receive({ materials: [{ material: 'm-id-card', by: 'scan', files: refs.slice(0, 60) }] });
    const more = { material: 'm-social-card', by: 'scan', files: refs.slice(60) };
    const answer = await bench.call('POST', `cases/${received.number}/add-material`, { as: 'c001', body: more });
    expect(answer).toMatchObject({ status: 422, body: { code: 'case-files-limit', details: { files: 61 } } });
  }, 30_000);

  it('that no case took are gone after a day, and no others', async () => {
    const kept = await bench.stored(samplePdf(9));
    const { case: received } = await bench.receive({ materials: [scan(kept)] });
    const lost = await bench.stored(samplePdf(10));
    const orphan = join(bench.settings.filesDir, '00', `${'0'.repeat(64)}-${randomUUID()}`);
    await plant(orphan, randomBytes(10));
    bench.clock.advance(26 * 3_600_000);
    for (const path of await blobs()) await utimes(path, new Date(Date.now() - 26 * 3_600_000), new Date(Date.now() - 26 * 3_600_000));
    await sweep(bench);
    const names = (await blobs()).join();
    expect([names.includes(kept.upload), names.includes(lost.upload), names.includes(orphan)]).toEqual([true, false, false]);
    expect(await stat(join(bench.settings.filesDir, kept.sha256.slice(0, 2), `${kept.sha256}-${kept.upload}`))).toBeDefined();
    const late = await bench.call('POST', `cases/${received.number}/add-material`, { as: 'c001', body: scan(lost) });
    expect(late).toMatchObject({ status: 422, body: { code: 'file-missing' } });
    bench.clock.advance(-26 * 3_600_000);
  });
});
