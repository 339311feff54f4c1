import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '@yimen/domain-calendar';
import { dueClock, readClocks } from './clock-reading.ts';
import { endClocks, startClock } from './clock-run.ts';

const names = { zh: '国庆节', en: 'National Day' };
const holiday = (date: string) => ({ date, kind: 'holiday' as const, names, notice: 'n', revision: 1 });
const october = ['01', '02', '03', '04', '05', '06', '07'].map((day) => holiday(`2026-10-${day}`));
const calendar = calendarOf([{ year: 2026, days: october, provisional: false }]);
const zone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const five = { n: 5, unit: 'workingDay' } as const;

describe('readClocks', () => {
  const runs = startClock({}, 'acceptance', '2026-09-30', five);

  it('reads the deadline over a holiday, and its light day by day', () => {
    const light = (day: string) => readClocks(runs, calendar, at(`${day}T10:00`), zone)[0]?.light;
    expect(readClocks(runs, calendar, at('2026-09-30T10:00'), zone)[0]).toMatchObject({
      deadline: { date: '2026-10-14' },
      state: 'running',
    });
    expect([light('2026-10-08'), light('2026-10-14'), light('2026-10-15')]).toEqual(['green', 'yellow', 'red']);
  });

  it('begins a new day at midnight in the city, not in UTC', () => {
    expect(readClocks(runs, calendar, at('2026-10-14T23:59'), zone)[0]?.light).toBe('yellow');
    expect(readClocks(runs, calendar, at('2026-10-15T00:00'), zone)[0]?.light).toBe('red');
  });

  it('keeps an ended clock as it ended, late or in time', () => {
    const inTime = endClocks(runs, ['acceptance'], at('2026-10-14T16:00'));
    const late = endClocks(runs, ['acceptance'], at('2026-10-15T09:00'));
    expect(readClocks(inTime, calendar, at('2026-12-01T09:00'), zone)[0]).toMatchObject({ state: 'ended', light: 'green' });
    expect(readClocks(late, calendar, at('2026-12-01T09:00'), zone)[0]).toMatchObject({ state: 'ended', light: 'red' });
  });

  it('is grey with the year when its calendar is not published, never Monday to Friday', () => {
    const far = startClock({}, 'statutory', '2026-12-21', { n: 20, unit: 'workingDay' });
    const [clock] = readClocks(far, calendar, at('2026-12-22T09:00'), zone);
    expect(clock).toMatchObject({ light: 'grey', unknown: { year: 2027 } });
    expect(clock?.deadline).toBeUndefined();
  });

  it('is due by the promised limit before the statutory one', () => {
    const accepted = startClock(startClock(runs, 'statutory', '2026-10-08', five), 'promised', '2026-10-08', five);
    const clocks = readClocks(endClocks(accepted, ['acceptance'], at('2026-10-08T10:00')), calendar, at('2026-10-08T11:00'), zone);
    expect(dueClock(clocks)?.clock).toBe('promised');
    expect(clocks.map((clock) => clock.clock)).toEqual(['acceptance', 'promised', 'statutory']);
  });

  it('does not start a clock twice, nor end it twice', () => {
    const ended = endClocks(runs, ['acceptance'], 1);
    expect(endClocks(ended, ['acceptance', 'delivery'], 2)).toEqual(ended);
    expect(startClock(runs, 'acceptance', '2026-10-09', five)).toBe(runs);
  });
});
