import { describe, expect, it } from '@jest/globals';
import { noticeOf } from './notice.ts';

describe('a notice on the hall display', () => {
  it('is shown as text, whatever it contains', () => {
    expect(noticeOf('<script>alert(1)</script>')).toEqual({ title: '<script>alert(1)</script>', lines: [] });
  });

  it('has a title in both languages, a figure and lines', () => {
    expect(noticeOf('居住证签注｜Permit endorsement\n0 份材料要带\n手机上也能办，到期前 30 天提醒您。')).toEqual({
      title: '居住证签注',
      english: 'Permit endorsement',
      figure: '0',
      figureText: '份材料要带',
      lines: ['手机上也能办，到期前 30 天提醒您。'],
    });
  });

  it('keeps an ordinary second line as text', () => {
    expect(noticeOf('今天下午\n3 楼会议室有人帮忙填表，先到先坐，不用取号').lines).toHaveLength(1);
  });
});
