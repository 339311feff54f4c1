import { queuePath } from '@yimen/contracts';
import { CityClient, CityRefusal, pairDevice, signIn } from '@yimen/testing';
import { Chance } from './plan.ts';
import type { HallPlan } from './plan.ts';
import { RobotClerk } from './robot-clerk.ts';

/** Means and limits of the demo's pace. Visitors are served about three times as fast as in life, so that something happens while one looks. */
const pace = { walkMs: 12_000, serveMs: 110_000, sigma: 0.6, idleMs: 4_000, noShow: 0.06 };
const firstVisitors = 14;

interface LifeOptions {
  readonly origin: string;
  readonly seed: number;
  readonly password: string;
  /** Day of the demo, in the keys of its first visitors: a restart on the same day adds nobody twice. */
  readonly day: string;
  readonly signal: AbortSignal;
}

/** One hall that lives by itself: visitors take numbers at the kiosk, robots at the windows serve them. */
export class HallLife {
  readonly #plan: HallPlan;
  readonly #options: LifeOptions;
  readonly #chance: Chance;
  #kiosk: CityClient | undefined;

  constructor(plan: HallPlan, options: LifeOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#chance = new Chance(options.seed, plan.hall);
  }

  /** The people who are already there when the demo starts. */
  async begin(): Promise<void> {
    const { origin, day } = this.#options;
    this.#kiosk = new CityClient(origin, await pairDevice(origin, this.#plan.kiosk), 'device');
    for (let visitor = 0; visitor < firstVisitors; visitor++) {
      // A pack that changed since the first start of the day draws other visitors under the same keys: those who came stay.
      await this.#tolerate(() => this.#arrive(`demo-${day}-${this.#plan.hall}-${visitor}`));
    }
  }

  /** Lives until the signal: visitors by their rate, one loop a robot. */
  async run(): Promise<void> {
    await Promise.all([this.#visitors(), ...this.#plan.robots.map((robot) => this.#work(robot))]);
  }

  async #visitors(): Promise<void> {
    const meanMs = 3_600_000 / this.#plan.perHour;
    while (await this.#pause(this.#chance.wait(meanMs))) await this.#tolerate(() => this.#arrive());
  }

  async #arrive(key?: string): Promise<void> {
    const wanted = this.#chance.pick(this.#plan.services);
    const item = wanted?.items[Math.floor(this.#chance.next() * wanted.items.length)];
    if (!wanted) return;
    const language = this.#chance.next() < 0.05 ? 'en' : 'zh-CN';
    const matters = [{ service: wanted.service, ...(item ? { item } : {}) }];
    await this.#kiosk?.post(`${queuePath(this.#plan.hall)}/tickets`, { service: wanted.service, matters, language }, key);
  }

  async #work({ staff, window }: HallPlan['robots'][number]): Promise<void> {
    const { origin, password } = this.#options;
    const clerk = new RobotClerk(new CityClient(origin, await signIn(origin, { kind: 'staff', staff, password })), this.#plan.hall, window);
    const opened = await this.#tolerate(() => clerk.open());
    while (opened && (await this.#pause(this.#chance.wait(pace.idleMs)))) await this.#tolerate(() => this.#serveOne(clerk));
  }

  /** One visitor from the call to the end. A visitor left over from before a restart is served first. */
  async #serveOne(clerk: RobotClerk): Promise<void> {
    let visitor = await clerk.current();
    if (!visitor && !(await clerk.callNext())) return;
    visitor ??= await clerk.current();
    if (!visitor) return;
    if (visitor.state === 'called') {
      const comes = this.#chance.next() >= pace.noShow;
      if (!(await this.#pause(pace.walkMs * this.#chance.stretch(0.3)))) return;
      await clerk.start(visitor.ticket);
      if (!comes && !(await this.#pause(pace.idleMs))) return;
    }
    if (!(await this.#pause(pace.serveMs * this.#chance.stretch(pace.sigma)))) return;
    const served = await clerk.current();
    if (served?.state === 'serving') await clerk.finish(served);
  }

  /** The city may be stopped, broken or restarted under the demo: it goes on with the next step. */
  async #tolerate<T>(step: () => Promise<T>): Promise<boolean> {
    try {
      await step();
      return true;
    } catch (error) {
      if (error instanceof CityRefusal || error instanceof TypeError) return false;
      if (this.#options.signal.aborted) return false;
      throw error;
    }
  }

  /** Waits; false when the demo is over. */
  #pause(ms: number): Promise<boolean> {
    const { signal } = this.#options;
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve(false);
        return;
      }
      const over = () => {
        clearTimeout(timer);
        resolve(false);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', over);
        resolve(true);
      }, ms);
      signal.addEventListener('abort', over, { once: true });
    });
  }
}
