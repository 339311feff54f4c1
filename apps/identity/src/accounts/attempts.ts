import type { Connection, mongo } from 'mongoose';
import type { Sealer } from '../store/sealer.ts';

interface Attempts {
  readonly _id: string;
  readonly count: number;
  readonly pausedUntil: Date;
  readonly expiresAt: Date;
}

export interface AttemptRule {
  /** Tries without a pause. */
  readonly free: number;
  /** First pause; each further try doubles it. */
  readonly pauseMs: number;
  readonly longestMs: number;
  /** Tries are forgotten after this time without one. */
  readonly forgetMs: number;
}

const MINUTE_MS = 60_000;

/** Per account: five tries, then 30 s, 1 min, 2 min … 15 min. Per address: a whole hall may sit behind one. */
export const attemptRules = {
  account: { free: 5, pauseMs: MINUTE_MS / 2, longestMs: 15 * MINUTE_MS, forgetMs: 30 * MINUTE_MS },
  address: { free: 60, pauseMs: MINUTE_MS / 2, longestMs: 15 * MINUTE_MS, forgetMs: 15 * MINUTE_MS },
} as const satisfies Record<string, AttemptRule>;

export type AttemptKind = keyof typeof attemptRules;

/** Counts sign-in attempts in the database, for all processes at once. A try is counted before it is judged, so that a burst counts in full. */
export class AttemptLimits {
  constructor(
    private readonly connection: () => Connection,
    private readonly sealer: Sealer,
  ) {}

  async index(): Promise<void> {
    await this.collection().createIndexes([{ key: { expiresAt: 1 }, name: 'expiry', expireAfterSeconds: 0 }]);
  }

  /** Counts one try. Says how long to wait if it may not be judged now; a try made while waiting does not lengthen the wait. */
  async take(kind: AttemptKind, who: string, now: Date): Promise<{ waitMs: number }> {
    const _id = this.idOf(kind, who);
    const rule: AttemptRule = attemptRules[kind];
    const after = await this.collection().findOneAndUpdate({ _id }, [counted(rule, now)], { upsert: true, returnDocument: 'before' });
    return { waitMs: Math.max(0, (after?.pausedUntil.getTime() ?? 0) - now.getTime()) };
  }

  /** A right sign-in forgets the account's wrong ones. */
  async forget(kind: AttemptKind, who: string): Promise<void> {
    await this.collection().deleteOne({ _id: this.idOf(kind, who) });
  }

  private idOf(kind: AttemptKind, who: string): string {
    return `${kind}/${this.sealer.hash(who)}`;
  }

  private collection(): mongo.Collection<Attempts> {
    const connection = this.connection();
    return connection.getClient().db(connection.name).collection<Attempts>('identity_attempts');
  }
}

/** One stage that counts and sets the pause after the free tries, atomically on the server. */
function counted({ free, pauseMs, longestMs, forgetMs }: AttemptRule, now: Date): mongo.BSON.Document {
  const waiting = { $gt: [{ $ifNull: ['$pausedUntil', now] }, now] };
  const count = { $add: [{ $ifNull: ['$count', 0] }, 1] };
  const doubled = { $multiply: [pauseMs, { $pow: [2, { $min: [{ $subtract: [count, free] }, 20] }] }] };
  const pause = { $cond: [{ $lt: [count, free] }, now, { $add: [now, { $min: [longestMs, doubled] }] }] };
  return {
    $set: {
      count: { $cond: [waiting, '$count', count] },
      pausedUntil: { $cond: [waiting, '$pausedUntil', pause] },
      expiresAt: { $add: [now, forgetMs] },
    },
  };
}
