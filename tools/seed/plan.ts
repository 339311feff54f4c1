import type { CityPack } from '@yimen/city-pack';
import { seededRandom } from '../bench/statistics.ts';

/** One hall of the living demo: who works there by itself, and what its visitors come for. */
export interface HallPlan {
  readonly hall: string;
  readonly kiosk: string;
  /** Clerks who work without a person: the first two windows of the first hall are left for people who try the city. */
  readonly robots: readonly { readonly staff: string; readonly window: string }[];
  /** Service groups with their share of the visitors. */
  readonly services: readonly { readonly service: string; readonly share: number; readonly items: readonly string[] }[];
  /** Mean visitors an hour while the demo runs. */
  readonly perHour: number;
}

const leftForPeople = 2;
const robotsPerHall = 3;
const openHours = 8.5;

/** The demo halls of the pack: those whose staff it names. */
export function planHalls(pack: CityPack): HallPlan[] {
  const halls = [...new Set(pack.clerks.flatMap((clerk) => (clerk.role === 'clerk' && clerk.centre ? [clerk.centre] : [])))];
  return halls.flatMap((hall, index) => {
    const kiosk = pack.kiosks.find((one) => one.centre === hall);
    const clerks = pack.clerks.filter((clerk) => clerk.centre === hall && clerk.role === 'clerk' && clerk.window !== undefined);
    const centre = pack.centres.find((one) => one.code === hall);
    if (!kiosk || !centre) return [];
    const robots = clerks.slice(index === 0 ? leftForPeople : 0).slice(0, robotsPerHall);
    return [
      {
        hall,
        kiosk: kiosk.id,
        robots: robots.map((clerk) => ({ staff: clerk.id, window: String(clerk.window) })),
        services: servicesOf(pack),
        perHour: Math.min(centre.dailyTickets / openHours, 4 * robotsPerHall),
      },
    ];
  });
}

/** Shares of the service groups by the yearly weight of their items. */
function servicesOf(pack: CityPack): HallPlan['services'] {
  const active = pack.items.filter((item) => item.status === 'active');
  return pack.serviceGroups.map(({ code }) => {
    const own = active.filter((item) => item.serviceGroup === code);
    return {
      service: code,
      share: own.reduce((sum, item) => sum + item.weight, 0),
      items: own
        .toSorted((a, b) => b.weight - a.weight)
        .slice(0, 6)
        .map((item) => item.slug),
    };
  });
}

/** Draws by the seed: which service a visitor wants, how long things take. One stream of chance a hall, so that halls do not disturb each other. */
export class Chance {
  readonly #random: () => number;

  constructor(seed: number, name: string) {
    this.#random = seededRandom(Array.from(name).reduce((sum, sign) => Math.imul(sum, 31) + sign.charCodeAt(0), seed));
  }

  /** In [0, 1). */
  next(): number {
    return this.#random();
  }

  pick<T extends { readonly share: number }>(items: readonly T[]): T | undefined {
    const total = items.reduce((sum, item) => sum + item.share, 0);
    let left = this.next() * total;
    return items.find((item) => (left -= item.share) < 0) ?? items.at(-1);
  }

  /** An exponential wait with that mean. */
  wait(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }

  /** Log-normal with median 1 and sigma: the shape of service times in the pack. */
  stretch(sigma: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return Math.exp(sigma * normal);
  }
}
