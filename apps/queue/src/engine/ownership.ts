import { Logger } from '@nestjs/common';
import type { NatsLink } from '@yimen/platform';
import type { HallJournal } from '../store/hall-journal.ts';
import type { Halls } from './halls.ts';
import type { Leases } from './leases.ts';
import type { Peers } from './peers.ts';

const lookEveryMs = 200;
const openAtOnce = 16;
const returnAtOnce = 8;
const aloneAfterMs = 10_000;

/** Shares the halls out: takes free ones up to the fair share, the busiest first, and hands the surplus over in order. */
export class Ownership {
  private readonly log = new Logger(Ownership.name);
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #returning = 0;
  #downSince = performance.now();
  #tails: Map<string, number> | undefined;

  constructor(
    private readonly link: NatsLink,
    private readonly halls: Halls,
    private readonly leases: Leases,
    private readonly peers: Peers,
    private readonly store: HallJournal,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.look(), lookEveryMs);
    this.look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await Promise.all([...this.halls.owned.keys()].map((hall) => this.halls.close(hall)));
  }

  /** Looks at who owns what; one look at a time. */
  look(): void {
    this.#looking ??= this.#look()
      .catch((error: unknown) => this.log.warn(error))
      .finally(() => (this.#looking = undefined));
  }

  /** The halls that are this engine's by a fair count. */
  get fairShare(): number {
    return Math.ceil(this.halls.all.length / this.peers.count);
  }

  async #look(): Promise<void> {
    if (this.leases.known) {
      this.#downSince = Infinity;
      this.#tails = undefined;
      this.#returnSurplus();
      await this.#takeFree();
      return;
    }
    if (!this.link.up) await this.#takeWithoutLeases();
  }

  async #takeFree(): Promise<void> {
    const room = this.fairShare - this.halls.load;
    const free = this.halls.all.filter((hall) => this.#isFree(hall)).slice(0, Math.max(0, room));
    await eachAtOnce(free, openAtOnce, async (hall) => {
      const former = this.leases.formerOwnerOf(hall);
      if (!(await this.leases.acquire(hall))) return;
      if (!(await this.halls.open(hall, former ? 'takeover' : 'start'))) await this.leases.release(hall);
    });
  }

  /** Without a lease, and its last owner does not serve it any more: a lost lease alone can be the bucket's own trouble. */
  #isFree(hall: string): boolean {
    if (this.halls.owned.has(hall) || this.halls.isBusyOpening(hall) || this.leases.ownerOf(hall)) return false;
    const former = this.leases.formerOwnerOf(hall);
    return former === undefined || !this.peers.mayServe(former.engine, hall);
  }

  /** A joining engine gets halls by orderly handover: drained first, then its lease is given back; the quietest first. */
  #returnSurplus(): void {
    const surplus = this.halls.owned.size - this.fairShare - this.#returning;
    const quiet = [...this.halls.owned.keys()].reverse().slice(0, Math.max(0, Math.min(surplus, returnAtOnce - this.#returning)));
    for (const hall of quiet) {
      this.#returning += 1;
      void this.halls.close(hall).finally(() => (this.#returning -= 1));
    }
  }

  /**
   * NATS is away since the start: a hall may be owned by its fence alone when nobody else wrote to it for ten seconds. What is owned
   * already stays; nothing is taken over from engines that may live (7.9).
   */
  async #takeWithoutLeases(): Promise<void> {
    if (this.#downSince === Infinity || performance.now() - this.#downSince < aloneAfterMs / 2) return;
    const missing = this.halls.all.filter((hall) => !this.halls.owned.has(hall));
    if (missing.length === 0) return;
    const before = this.#tails ?? (this.#tails = await this.#readTails(missing));
    await new Promise((resolve) => setTimeout(resolve, aloneAfterMs));
    if (this.link.up) return;
    const now = await this.#readTails(missing);
    const quiet = missing.filter((hall) => before.get(hall) === now.get(hall));
    await eachAtOnce(quiet, openAtOnce, async (hall) => {
      await this.halls.open(hall, 'start');
    });
    this.#tails = undefined;
  }

  async #readTails(halls: readonly string[]): Promise<Map<string, number>> {
    const tails = new Map<string, number>();
    await eachAtOnce(halls, openAtOnce, async (hall) => {
      const day = await this.store.latestDay(hall);
      const tail = day === undefined ? undefined : await this.store.journal.tail(this.store.streamOf(hall, day));
      tails.set(hall, tail?.seq ?? 0);
    });
    return tails;
  }
}

/** Works through a list with so many at once. */
async function eachAtOnce<T>(list: readonly T[], atOnce: number, work: (each: T) => Promise<void>): Promise<void> {
  const left = [...list];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
}
