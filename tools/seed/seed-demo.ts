import { loadCityPack } from '@yimen/city-pack';
import { DemoAccounts, queuePath } from '@yimen/contracts';
import { CityClient, waitFor } from '@yimen/testing';
import { HallLife } from './hall-life.ts';
import { planHalls } from './plan.ts';

interface SeedOptions {
  readonly origin: string;
  readonly cityPack: string;
  readonly seed: number;
}

/** A demo that lives in the background until it is stopped. */
export interface LivingDemo {
  stop(): Promise<void>;
}

const openLimitMs = 30_000;

/**
 * Fills the demo halls and lets them live: every step goes over the public routes, as devices and clerks of the pack. Keys carry the day, so that a
 * second start on the same day finds the same people instead of doubling them.
 */
export async function seedDemo(
  { origin, cityPack, seed }: SeedOptions,
  report: (line: string) => void = () => undefined,
): Promise<LivingDemo> {
  const plans = planHalls(await loadCityPack(cityPack, { demo: true }));
  const accounts = DemoAccounts.parse(await (await fetch(`${origin}/api/identity/demo/accounts`)).json());
  const password = accounts.staff[0]?.password ?? '';
  const over = new AbortController();
  report(`filling ${plans.length} demo halls`);
  const halls = await Promise.all(
    plans.map(async (plan) => {
      const life = new HallLife(plan, { origin, seed, password, day: await dayOf(origin, plan.hall), signal: over.signal });
      await life.begin();
      return life;
    }),
  );
  const lives = Promise.allSettled(halls.map((life) => life.run()));
  return {
    stop: async () => {
      over.abort();
      await lives;
    },
  };
}

/** The business day of a hall, once an engine serves it. */
async function dayOf(origin: string, hall: string): Promise<string> {
  const visitor = new CityClient(origin);
  let day = '';
  await waitFor(
    async () => {
      const load = (await visitor.get(`${queuePath(hall)}/load`).catch(() => undefined)) as { day: string; open: boolean } | undefined;
      day = load?.open ? load.day : '';
      return day !== '';
    },
    { timeoutMs: openLimitMs },
  );
  return day;
}
