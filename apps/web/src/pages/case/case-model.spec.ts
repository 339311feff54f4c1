import { describe, expect, it } from '@jest/globals';
import { createTexts, textOf } from '@yimen/ui/strings';
import { cases } from '../../../fixtures/case.ts';
import { holdersOf } from './case-holders.ts';
import { leadingClock, shownClocks, usedDays } from './case-model.ts';
import { caseTexts } from './case-texts.ts';

const say = { t: textOf(createTexts('zh-CN'), caseTexts), language: 'zh-CN' as const };
function caseOf(code: string) {
  const view = cases[code];
  if (!view) throw new Error(code);
  return view;
}
const holders = (code: string) =>
  holdersOf(
    {
      view: caseOf(code),
      address: { path: '/case', query: {}, language: 'zh-CN', size: 'normal' },
      city: undefined,
      code,
      now: 0,
      timeZone: 'Asia/Shanghai',
    },
    say,
  );

describe('who holds a case', () => {
  it('says of each what they did and when, the date only where it changes, and lights the one who holds it', () => {
    expect(holders('REVW2345').map(({ name, state, deed, time }) => [name, state, deed, time])).toEqual([
      ['您', 'past', undefined, '11 月 19 日 09:05'],
      ['豫园街道中心', 'past', '收件', '09:12'],
      ['徐家汇街道中心', 'past', '受理', '10:05'],
      ['市民政局', 'here', '审核，时钟在这里走', '14:30 起'],
      ['豫园街道中心，把结果交给您', 'to-come', undefined, undefined],
    ]);
  });

  it('lights nobody once it is over', () => {
    expect(holders('DONE2345').map(({ state }) => state)).not.toContain('here');
  });
});

describe('the days of a case', () => {
  it('lead with the promise and end with the law', () => {
    expect(leadingClock(caseOf('REVW2345'))?.clock).toBe('promised');
    expect(shownClocks(caseOf('REVW2345')).map((clock) => [clock.clock, usedDays(clock)])).toEqual([
      ['promised', 2],
      ['statutory', 2],
    ]);
  });

  it('are all used when the promise is broken, and none are claimed without a calendar', () => {
    expect(shownClocks(caseOf('LATE2345')).map(usedDays)).toEqual([8, 20]);
    expect(shownClocks(caseOf('DATE2345')).map(usedDays)).toEqual([0]);
    expect(shownClocks(caseOf('DONE2345'))).toEqual([]);
  });
});
