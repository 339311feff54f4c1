import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseDocument, documentType } from '@yimen/contracts';
import { canonicalJson, sha256 } from '@yimen/journal';
import { compactVerify, createLocalJWKSet } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { IntakeBench, newKey, receiveBody } from './bench/intake-bench.fake.ts';

describe('documents', () => {
  let bench: IntakeBench;
  let number = '';
  let code = '';
  let firstAnswer = '';
  const key = newKey();
  beforeAll(async () => {
    bench = await IntakeBench.start();
    const answer = await bench.call('POST', 'cases', {
      as: 'c001',
      key,
      body: receiveBody({ applicant: { name: '<b>"陈&"</b>', idNumber: '310199195212310047' } }),
    });
    firstAnswer = answer.text;
    ({ queryCode: code } = answer.body as { queryCode: string });
    ({ number } = (answer.body as { case: { number: string } }).case);
  }, 30_000);
  afterAll(() => bench.stop());

  const get = (file: string, headers: Record<string, string> = { 'x-query-code': code }) =>
    bench.call('GET', `documents/${file}`, { headers });

  it('are signed by their office, and checked offline with the published key', async () => {
    const jws = await get(`${number}-receipt.jws`);
    const keys = await bench.call('GET', 'document-keys');
    const { payload, protectedHeader } = await compactVerify(jws.text, createLocalJWKSet(keys.body as unknown as JSONWebKeySet));
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: '310101018.2026', typ: documentType });
    const body = CaseDocument.parse(JSON.parse(new TextDecoder().decode(payload)));
    expect(body).toMatchObject({
      kind: 'receipt',
      template: 'receipt@1',
      case: number,
      queryCode: code,
      statusUrl: `http://127.0.0.1:8080/case/${number}#${code}`,
      applicant: { idNumber: '310***********0047' },
      acceptanceLimit: { until: '2026-11-25', provisional: false },
      ifAcceptedToday: { promised: { until: '2026-11-24' }, statutory: { until: '2026-12-01' } },
      clerk: 'c001',
      hotline: '12345',
    });
    const tampered = jws.text.replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ ...body, clerk: 'c002' })).toString('base64url')}.`);
    await expect(compactVerify(tampered, createLocalJWKSet(keys.body as unknown as JSONWebKeySet))).rejects.toThrow();
    expect(JSON.stringify(keys.body)).not.toContain('"d"');
  });

  it('are the same bytes on every reprint, in every form, and after a restart', async () => {
    const forms = [`${number}-receipt`, `${number}-receipt.jws`, `${number}-receipt.html`, `${number}-receipt.svg`];
    const before = await Promise.all(forms.map((form) => get(form)));
    expect(before.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    await bench.app.stop();
    await bench.startApp();
    const after = await Promise.all(forms.map((form) => get(form)));
    expect(after.map((answer) => answer.text)).toEqual(before.map((answer) => answer.text));
    expect(
      (
        await bench.call('POST', 'cases', {
          as: 'c001',
          key,
          body: receiveBody({ applicant: { name: '<b>"陈&"</b>', idNumber: '310199195212310047' } }),
        })
      ).text,
    ).toBe(firstAnswer);
  });

  it('name in the case’s commit the hash of what was signed', async () => {
    const body = await get(`${number}-receipt`);
    const page = await get(`${number}-receipt.html`);
    expect(page.text).toContain(sha256(canonicalJson(body.body)));
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('show a name as text, whatever it is made of', async () => {
    const page = await get(`${number}-receipt.html`);
    expect(page.text).toContain('&lt;b*');
    expect(page.text).not.toMatch(/<b>|<script/);
    const slip = await get(`${number}-receipt.svg`);
    expect(slip.text).toMatch(/^<svg/);
    expect(slip.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  });

  it('are for the office’s staff and for who has the code, and for nobody else', async () => {
    const staff = (as?: string) => bench.call('GET', `documents/${number}-receipt`, { as });
    expect((await staff('c001')).status).toBe(200);
    expect(await staff('s001')).toMatchObject({ status: 403 });
    expect(await staff('c101')).toMatchObject({ status: 404 });
    expect(await staff()).toMatchObject({ status: 401 });
    expect(await get(`${number}-receipt`, { 'x-query-code': 'AAAA2222' })).toMatchObject({ status: 404 });
    expect(await get(`${number}-acceptance`)).toMatchObject({ status: 404 });
    expect(await get(`${number}-passport`)).toMatchObject({ status: 404 });
    expect(await get('../../etc/passwd')).toMatchObject({ status: 404 });
  });

  it('tell of a refusal its reason and what to do', async () => {
    const refused = await bench.call('POST', `cases/${number}/refuse`, { as: 'a001', body: { reason: 'r-age-not-met' } });
    expect(refused.body).toMatchObject({
      case: { state: 'REFUSED', refusal: { reason: 'r-age-not-met', text: { zh: '未达到规定年龄' } } },
    });
    expect((await get(`${number}-refusal`)).body).toMatchObject({
      kind: 'refusal',
      reason: { zh: '未达到规定年龄' },
      remedy: { zh: expect.stringContaining('再次申请') },
    });
    const done = await bench.call('POST', `cases/${number}/deliver`, {
      as: 'c001',
      body: { receiver: 'applicant', identityChecked: true },
    });
    expect(done.body).toMatchObject({ case: { state: 'DELIVERED', outcome: 'refused' } });
  });
});
