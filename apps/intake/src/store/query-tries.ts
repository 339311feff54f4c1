import { Injectable } from '@nestjs/common';
import { Clock, MongoLink, Refusal } from '@yimen/platform';
import type { mongo } from 'mongoose';
import { IntakeSecrets, keyedHash } from '../sealing/secrets.ts';
import { collectionIn, isDuplicate } from './collections.ts';

interface Tries {
  readonly _id: string;
  readonly wrong: number;
  readonly until: number;
  /** When the database may drop the row. */
  readonly expiresAt: Date;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const perAddress = 5;
const perDay = 50;

/**
 * Wrong query codes: five lock a number for an address for an hour, fifty within a day lock it for all but the windows. Numbers that do
 * not exist are counted the same way, so that the lock tells nothing. Source: spec/intake.md 8.
 */
@Injectable()
export class QueryTries {
  constructor(
    private readonly mongo: MongoLink,
    private readonly secrets: IntakeSecrets,
    private readonly clock: Clock,
  ) {}

  async createIndexes(): Promise<void> {
    await this.rows().createIndexes([{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }]);
  }

  /** Throws `query-locked`. */
  async check(number: string, address: string): Promise<void> {
    const now = this.clock.now();
    const rows = await this.rows()
      .find({ _id: { $in: this.ids(number, address).map(({ id }) => id) } })
      .toArray();
    const locked = this.ids(number, address).some(({ id, most }) =>
      rows.some((row) => row._id === id && row.wrong >= most && row.until > now),
    );
    if (locked) throw new Refusal('query-locked');
  }

  /** Counts a wrong try for the address and for the day. */
  async count(number: string, address: string): Promise<void> {
    const now = this.clock.now();
    await Promise.all(this.ids(number, address).map(({ id, windowMs }) => this.increase(id, now, windowMs)));
  }

  private async increase(id: string, now: number, windowMs: number): Promise<void> {
    const counts = { $gt: ['$until', now] };
    const update = [
      {
        $set: {
          wrong: { $cond: [counts, { $add: ['$wrong', 1] }, 1] },
          until: { $cond: [counts, '$until', now + windowMs] },
          expiresAt: new Date(Date.now() + windowMs + hourMs),
        },
      },
    ];
    const write = () => this.rows().updateOne({ _id: { $eq: id } }, update, { upsert: true });
    // Two first tries at once may both try to insert; the second then finds the row.
    await write().catch((error: unknown) => (isDuplicate(error) ? write() : Promise.reject(error as Error)));
  }

  private ids(number: string, address: string): { id: string; most: number; windowMs: number }[] {
    const mark = keyedHash(this.secrets.marks, `address/${address}`);
    return [
      { id: `${number}/${mark}`, most: perAddress, windowMs: hourMs },
      { id: `${number}/all`, most: perDay, windowMs: dayMs },
    ];
  }

  private rows(): mongo.Collection<Tries> {
    return collectionIn(this.mongo, 'intake_query_tries');
  }
}
