import { writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ReceiptDocument } from '@yimen/contracts';
import { linesOf } from './lines.ts';
import { pageOf } from './page.ts';
import { slipOf, slipText } from './slip.ts';

const style = { rule: { prefixLength: 12, sequenceDigits: 6, display: [12, 8, 6, 1] }, timeZone: 'Asia/Shanghai' };
const receipt: ReceiptDocument = {
  kind: 'receipt',
  template: 'receipt@1',
  case: '310101018000202611240000013',
  at: Date.parse('2026-11-24T10:05:00+08:00'),
  office: { code: '310101018', names: { zh: '豫园街道社区事务受理服务中心', en: 'Yuyuan Centre' }, address: '方浜中路 1 号' },
  item: {
    code: 'remote-care-register',
    names: { zh: '跨省异地就医登记备案', en: 'Medical care in another province' },
    version: 1,
    bureau: { zh: '市医疗保障局', en: 'Healthcare Security' },
  },
  applicant: { name: '陈*', idNumber: '310***********0047' },
  clerk: 'c001',
  window: '3',
  hotline: '12345',
  queryCode: 'ABCD2345',
  statusUrl: 'https://one-door.test/case/310101018000202611240000013#ABCD2345',
  papers: [
    { material: 'm-id-card', names: { zh: '居民身份证', en: 'Identity card' }, state: 'handedIn', by: 'scan', pages: 2 },
    { material: 'm-social-card', names: { zh: '社会保障卡', en: 'Social card' }, state: 'handedIn', by: 'original-seen', pages: 0 },
    { material: 'm-authorization', names: { zh: '委托书|{command:x}', en: 'Authority' }, state: 'open', pages: 0 },
  ],
  acceptanceLimit: { until: '2026-11-25', provisional: false },
  ifAcceptedToday: { promised: { until: '2026-11-24', provisional: true }, statutory: { provisional: false } },
};

describe('linesOf', () => {
  const words = linesOf(receipt, style).map(({ label, value }) => `${label[0]}：${value[0]}`);

  it('writes number, code, papers, both deadlines, place, time and whom to ask', () => {
    expect(words).toEqual([
      '办件编号：310101018000 20261124 000001 3',
      '查询码：ABCD 2345',
      '事项：跨省异地就医登记备案',
      '决定部门：市医疗保障局',
      '申请人：陈*\u3000310***********0047',
      '居民身份证：扫描 2 页',
      '社会保障卡：原件已看，当场退还',
      '委托书|{command:x}：未交',
      '受理期限：2026-11-25',
      '今天受理，承诺答复：2026-11-24（示例）',
      '今天受理，法定最晚：日期待定：该年度日历尚未公布',
      '受理中心：豫园街道社区事务受理服务中心，方浜中路 1 号',
      '时间：2026-11-24 10:05',
      '工号：c001\u3000窗口 3',
      '监督电话：12345',
    ]);
  });

  it('says the same in English', () => {
    expect(linesOf(receipt, style).map(({ value }) => value[1])).toContain('Date open: the calendar of that year is not published');
  });
});

describe('the slip', () => {
  it('takes no word of the data for a command of the printer', () => {
    expect(slipText(receipt, style)).toContain('委托书\\|\\{command:x\\}');
    expect(slipText(receipt, style).match(/\{code:/g)).toHaveLength(1);
  });

  it('is one drawing, the same every time', () => {
    const slip = slipOf(receipt, style);
    expect(slip.startsWith('<svg')).toBe(true);
    expect(slip.endsWith('</svg>') || slip.trimEnd().endsWith('</svg>')).toBe(true);
    expect(slipOf(receipt, style)).toBe(slip);
  });
});

describe('the page', () => {
  it('stands alone: no script, nothing fetched, the status address as a code', async () => {
    const page = await pageOf(receipt, 'a'.repeat(64), style);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(/);
    expect(page).toContain('<svg');
    expect(await pageOf(receipt, 'a'.repeat(64), style)).toBe(page);
    if (process.env.SAMPLE_DIR) {
      writeFileSync(`${process.env.SAMPLE_DIR}/receipt.html`, page);
      writeFileSync(`${process.env.SAMPLE_DIR}/receipt.svg`, slipOf(receipt, style));
    }
  });
});
