import { describe, expect, it } from '@jest/globals';
import receiptline from 'receiptline';
import { slipDocument } from './slip-document.ts';
import type { Slip } from './slip-document.ts';

const slip: Slip = {
  language: 'zh-CN',
  elder: false,
  centre: '豫园街道社区事务受理服务中心',
  ticket: {
    ticket: 't1',
    number: 'J007',
    state: 'waiting',
    entry: 'issued',
    service: 'zonghe',
    ticketClass: 'ordinary',
    ahead: 3,
    range: { lowMin: 6, highMin: 12 },
    stations: [{ service: 'zonghe', state: 'next' }],
    tried: 0,
    canCancel: true,
    canDefer: true,
  },
  serviceName: () => '综合受理',
  issuedAt: '2026-03-02 09:00',
  missRule: { kind: 'behind', k: 3 },
  page: 'http://one-door.test/ticket/h.2026-03-02.t1.mac_-A',
  commit: '1a2b3c4d',
  copy: 1,
};

const print = (of: Slip) =>
  Buffer.from(receiptline.transform(slipDocument(of), { cpl: 48, command: 'escpos', encoding: 'gb18030' }), 'latin1');
const svg = (of: Slip) => receiptline.transform(slipDocument(of), { cpl: 48, command: 'svg', encoding: 'gb18030' });

/** What a printer makes of the bytes. */
const wordsOf = (bytes: Buffer) => new TextDecoder('gb18030').decode(bytes);

/** The words of a picture, whose characters stand one by one. */
const textOf = (picture: string) =>
  picture
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#xa0;', ' ')
    .replaceAll(/\s+/g, ' ');

describe('slipDocument', () => {
  it('prints number, people ahead, range, rule and check in GB18030', () => {
    const bytes = print(slip);
    for (const text of ['J007', '前面还有 3 位', '预计等候 6–12 分钟', '过号后回来', '核对码 1a2b3c4d', '综合受理']) {
      expect(wordsOf(bytes)).toContain(text);
    }
    expect(wordsOf(bytes)).not.toContain('补打');
    // The QR code goes to the printer as a picture: another address is another picture.
    expect(bytes.includes(Buffer.from('\x1d8L'))).toBe(true);
    expect(print({ ...slip, page: 'http://one-door.test/ticket/other' }).equals(bytes)).toBe(false);
  });

  it('is the same document as a picture', () => {
    expect(svg(slip)).toMatch(/^<svg/);
    expect(textOf(svg({ ...slip, language: 'en', serviceName: () => 'General services' }))).toContain('General services');
    expect(textOf(svg(slip))).toContain('2026-03-02 09:00');
  });

  it('marks a reprint with its copy number, and lists several matters', () => {
    const stations = [
      { service: 'zonghe', state: 'next' },
      { service: 'yibao', state: 'next' },
    ] as const;
    const bytes = print({ ...slip, copy: 2, elder: true, ticket: { ...slip.ticket, stations: [...stations], ticketClass: 'priority' } });
    for (const text of ['补打 第 2 张', '要办的事', '2. 综合受理', '优先']) expect(wordsOf(bytes)).toContain(text);
  });

  it('is not broken by characters that the paper language or no printer knows', () => {
    const odd = { ...slip, centre: '𠮷𣲗中心 {width:9} | ~ _ " ` ^ \\ \u0007 😀' };
    expect(() => print(odd)).not.toThrow();
    expect(wordsOf(print(odd))).toContain('J007');
    expect(textOf(svg(odd))).toContain('{width:9} | ~ _');
  });

  it('says when no window is open instead of a figure', () => {
    const { range: _none, ...ticket } = slip.ticket;
    expect(wordsOf(print({ ...slip, ticket }))).toContain('现在没有开放的窗口');
  });
});
