import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadCityPack } from '@yimen/city-pack';
import type { CityPack } from '@yimen/city-pack';
import { DayConfig } from '@yimen/domain-ticketing';
import { HallPlans } from './hall-plan.ts';
import { rulesOf } from './hall-rules.ts';

const hall = '310101018';
const withBreak = '310109009';
const folder = fileURLToPath(new URL('../../../../cities/shanghai', import.meta.url));
let pack: CityPack;
beforeAll(async () => {
  pack = await loadCityPack(folder);
});

const at = (time: string) => Date.parse(`${time}:00+08:00`);
const withRules = (...rows: readonly (readonly [centre: string, service: string, rule: string, value: string])[]): CityPack => ({
  ...pack,
  hallRules: rows.map(([centre, service, rule, value]) => ({ centre: centre || undefined, service: service || undefined, rule, value })),
});

describe('HallPlans', () => {
  it('plans a weekday: hours, numbers from a quarter of an hour before to the last number, sweep two hours after', () => {
    const plan = DayConfig.parse(new HallPlans(pack).plan(hall, '2026-03-02'));
    expect(plan).toMatchObject({
      hours: [{ from: at('2026-03-02T08:30'), to: at('2026-03-02T17:00') }],
      opensAt: at('2026-03-02T08:15'),
      stopsAt: at('2026-03-02T16:30'),
      sweepsAt: at('2026-03-02T19:00'),
    });
    expect(plan.services.map(({ prefix }) => prefix)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J']);
    expect(plan.services[0]?.meanSec).toBeCloseTo(480, 0);
    expect(plan.windows).toHaveLength(7);
  });

  it('gives no numbers in a lunch break, but shortly before its end', () => {
    const plan = new HallPlans(pack).plan(withBreak, '2026-03-02');
    expect(plan.services[0]?.issue).toEqual([
      { from: at('2026-03-02T08:15'), to: at('2026-03-02T12:00') },
      { from: at('2026-03-02T12:45'), to: at('2026-03-02T16:10') },
    ]);
  });

  it('keeps evening hours and sweeps at 03:00 at the latest', () => {
    expect(new HallPlans(pack).plan('310104014', '2026-03-03')).toMatchObject({ sweepsAt: at('2026-03-03T22:00') });
    const late = withRules(['', '', 'sweepAfterMin', '1440']);
    expect(new HallPlans(late).plan(hall, '2026-03-02')).toMatchObject({ sweepsAt: at('2026-03-03T03:00') });
  });

  it('plans a hall that is open round the clock without a gap', async () => {
    const demo = new HallPlans(await loadCityPack(folder, { demo: true }));
    expect(demo.plan(hall, '2026-03-02')).toMatchObject({
      opensAt: at('2026-03-02T00:00'),
      stopsAt: at('2026-03-03T00:00'),
      sweepsAt: at('2026-03-03T00:00'),
    });
  });

  it('plans every hall of the city, the busiest first', () => {
    const plans = new HallPlans(pack);
    expect(plans.halls).toHaveLength(287);
    for (const each of plans.halls) expect(plans.plan(each, '2026-03-02').windows.length).toBeGreaterThan(0);
    expect(plans.has('nowhere')).toBe(false);
  });
});

describe('rulesOf', () => {
  it('has the defaults of the spec where the pack says nothing', () => {
    const { rules, serviceRule } = rulesOf(pack, hall);
    expect(rules).toMatchObject({ recallMax: 3, missMax: 2, holdMax: 5, priorityRunMax: 3, ageingMin: { ordinary: 45 } });
    expect(serviceRule('zonghe', 'missRule')).toEqual({ kind: 'behind', k: 3 });
  });

  it('takes the nearest row: hall and service, service, hall, city', () => {
    const city = withRules(
      ['', '', 'missRule', '{"kind":"void"}'],
      [hall, '', 'recallMax', '5'],
      ['', 'zonghe', 'missRule', '{"kind":"within","n":4}'],
      [hall, 'zonghe', 'missRule', '{"kind":"within","n":2}'],
      [hall, '', 'greenWindows', '["7"]'],
    );
    expect(rulesOf(city, hall).rules.recallMax).toBe(5);
    expect(rulesOf(city, withBreak).rules.recallMax).toBe(3);
    expect(rulesOf(city, hall).serviceRule('zonghe', 'missRule')).toEqual({ kind: 'within', n: 2 });
    expect(rulesOf(city, withBreak).serviceRule('zonghe', 'missRule')).toEqual({ kind: 'within', n: 4 });
    expect(rulesOf(city, hall).serviceRule('yibao', 'missRule')).toEqual({ kind: 'void' });
    expect(
      new HallPlans(city)
        .plan(hall, '2026-03-02')
        .windows.filter(({ green }) => green)
        .map(({ window }) => window),
    ).toEqual(['7']);
  });

  it('turns quota sessions into times of the day', () => {
    const city = withRules([hall, 'zonghe', 'quota', '{"dayMax":30,"warnAt":5,"sessions":[{"from":"08:30","to":"12:00","max":10}]}']);
    const plan = new HallPlans(city).plan(hall, '2026-03-02').services.find(({ service }) => service === 'zonghe');
    expect(plan?.quota).toEqual({
      dayMax: 30,
      warnAt: 5,
      sessions: [{ from: at('2026-03-02T08:30'), to: at('2026-03-02T12:00'), max: 10 }],
    });
  });

  it('refuses a value that is none', () => {
    expect(() => rulesOf(withRules([hall, '', 'recallMax', 'often']), hall)).toThrow();
    expect(() => rulesOf(withRules([hall, '', 'missRule', '{"kind":"perhaps"}']), hall)).toThrow();
    expect(() => rulesOf(withRules([hall, '', 'reclalMax', '3']), hall)).toThrow();
  });
});
