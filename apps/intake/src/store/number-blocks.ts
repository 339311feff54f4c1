import { Injectable } from '@nestjs/common';
import { makeCaseNumber } from '@yimen/domain-identifiers';
import { Clock, MongoLink, Refusal } from '@yimen/platform';
import type { mongo } from 'mongoose';
import { CityFacts } from '../city/city-facts.ts';
import { CaseKeys } from './case-keys.ts';
import { collectionIn, durable, isDuplicate } from './collections.ts';

/** The numbers of a centre and day that were given out, block by block: every gap in the sequence is explained by its lease. */
interface BlockRow {
  /** `<centre>/<YYYY-MM-DD>` */
  readonly _id: string;
  readonly next: number;
  readonly leases: readonly { readonly from: number; readonly to: number; readonly at: number }[];
}

/**
 * Case numbers from leased blocks: one `findOneAndUpdate` a block, so that two processes never share one. Unused numbers are gaps
 * for ever. With a block come the data keys of its cases. Source: spec/intake.md 8.
 */
@Injectable()
export class NumberBlocks {
  private readonly pools = new Map<string, string[]>();
  private readonly leasing = new Map<string, Promise<void>>();

  constructor(
    private readonly mongo: MongoLink,
    private readonly city: CityFacts,
    private readonly keys: CaseKeys,
    private readonly clock: Clock,
  ) {}

  /** The next number of a centre and day. It is the caller's; `giveBack` returns one that certainly was not used. */
  async take(centre: string, day: string): Promise<string> {
    const pool = `${centre}/${day}`;
    for (;;) {
      const number = this.pools.get(pool)?.shift();
      if (number !== undefined) return number;
      await this.lease(pool, centre, day);
    }
  }

  /** Returns a number whose receipt surely was never stored. */
  giveBack(centre: string, day: string, number: string): void {
    this.pools.get(`${centre}/${day}`)?.unshift(number);
  }

  /** Pools of days that are over hold numbers that nobody may use any more. */
  private dropOld(day: string): void {
    for (const pool of this.pools.keys()) if (!pool.endsWith(`/${day}`)) this.pools.delete(pool);
  }

  private lease(pool: string, centre: string, day: string): Promise<void> {
    const underWay = this.leasing.get(pool) ?? this.leaseOnce(pool, centre, day).finally(() => this.leasing.delete(pool));
    this.leasing.set(pool, underWay);
    return underWay;
  }

  private async leaseOnce(pool: string, centre: string, day: string): Promise<void> {
    const { blockSize, ...rule } = this.city.pack.city.caseNumber;
    const prefix = this.city.findCentre(centre)?.caseNumberPrefix;
    if (prefix === undefined) throw new Refusal('office-not-competent', { centre });
    const first = await this.leaseFrom(pool, blockSize).catch((error: unknown) => {
      // Two processes that lease the first block of a day at once may both try to insert; the second then finds the row.
      if (isDuplicate(error)) return this.leaseFrom(pool, blockSize);
      throw error;
    });
    const sequences = Array.from({ length: blockSize }, (_, index) => first + index);
    const numbers = sequences.map((sequence) => makeCaseNumber({ prefix, date: day, sequence }, rule));
    await this.keys.make(numbers);
    this.dropOld(day);
    this.pools.set(pool, [...(this.pools.get(pool) ?? []), ...numbers]);
  }

  /** Takes the next block in one atomic update that also writes down who got it, and gives its first sequence. */
  private async leaseFrom(pool: string, size: number): Promise<number> {
    const next = { $add: [{ $ifNull: ['$next', 1] }, size] };
    const lease = { from: { $ifNull: ['$next', 1] }, to: { $subtract: [next, 1] }, at: this.clock.now() };
    const update = [{ $set: { leases: { $concatArrays: [{ $ifNull: ['$leases', []] }, [lease]] }, next } }];
    const row = await this.rows().findOneAndUpdate({ _id: { $eq: pool } }, update, { upsert: true, returnDocument: 'after', ...durable });
    if (!row) throw new Refusal('journal-unavailable');
    return row.next - size;
  }

  private rows(): mongo.Collection<BlockRow> {
    return collectionIn(this.mongo, 'intake_number_blocks');
  }
}
