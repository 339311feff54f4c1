import { describe, expect, it } from '@jest/globals';
import type { HallNow, ScreenView } from '@yimen/contracts';
import { hallModelOf, servicesInLabel, trustOf } from './hall-model-of.ts';

const name = (text: string) => ({ zh: text, en: text });
const service = (code: string, prefix: string) => ({
  service: code,
  prefix,
  name: name(code),
  waiting: 0,
  open: true,
  identityRequired: false,
});
const hallNow = {
  name: name('大厅'),
  hours: [],
  services: [service('a', 'A'), service('b', 'B'), service('c', 'C')],
} as unknown as HallNow;

const view: ScreenView = {
  calls: [{ number: 'A002', window: '3', ticketClass: 'ordinary', fresh: true }],
  windows: [{ window: '3', label: '综合受理窗口', state: 'open', number: 'A002' }],
  waiting: [
    { service: 'a', count: 1, range: { lowMin: 3, highMin: 8 } },
    { service: 'b', count: 5 },
    { service: 'c', count: 1 },
    { service: 'of-another-version', count: 9 },
  ],
  missed: [],
  notices: [],
};

const model = (seen: Partial<Parameters<typeof hallModelOf>[0]['seen']>) =>
  hallModelOf({
    layout: 'board',
    seen: { view, position: null, freshness: 'fresh', since: undefined, connected: true, ...seen },
    hallNow,
    city: undefined,
    timeZone: 'Asia/Shanghai',
    now: 0,
    flash: 0,
    noWindow: '暂无窗口',
  });

describe('the model of a hall display', () => {
  it('puts the busiest services first, ties in the order of the city, and leaves unknown ones out', () => {
    expect(model({}).services.map(({ id, note }) => [id, note])).toEqual([
      ['b', '暂无窗口'],
      ['a', undefined],
      ['c', '暂无窗口'],
    ]);
  });

  it('is empty and honest before anything is known', () => {
    const first = model({ view: undefined, freshness: 'lost' });
    expect(first).toMatchObject({ calls: [], services: [], windows: [], trust: { state: 'listen' } });
  });

  it.each([
    ['fresh', 'fresh'],
    ['late', 'stale'],
    ['lost', 'listen'],
  ] as const)('says %s as %s', (freshness, state) => {
    expect(trustOf({ freshness, since: 5, view }).state).toBe(state);
  });

  it('takes from a label what the window is for', () => {
    expect(servicesInLabel('综合受理窗口', '3')).toBe('综合受理');
    expect(servicesInLabel('3 号窗口', '3')).toBe('');
  });
});
