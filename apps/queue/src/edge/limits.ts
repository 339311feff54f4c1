import { Injectable } from '@nestjs/common';
import { Refusal } from '@yimen/platform';

interface Allowance {
  /** Presses at once. */
  readonly burst: number;
  /** Milliseconds after which one more is allowed. */
  readonly everyMs: number;
}

/** spec/queue.md section 12; phones and kiosks have buckets of their own, so that one never uses up the other's. */
const allowances = {
  /** Clerk commands of one account: 10 a second. */
  press: { burst: 10, everyMs: 100 },
  /** Numbers given by one kiosk: 30 a minute. */
  kiosk: { burst: 30, everyMs: 2_000 },
  /** Tries of one phone or resident: 10 an hour. */
  phone: { burst: 10, everyMs: 360_000 },
  /** Cancelling or deferring by a ticket's token. */
  holder: { burst: 10, everyMs: 6_000 },
} as const satisfies Record<string, Allowance>;
export type LimitName = keyof typeof allowances;

interface Bucket {
  tokens: number;
  at: number;
}

const maxBuckets = 20_000;

/** Token buckets by machine time, of this engine alone: all presses of a hall come to one engine. */
@Injectable()
export class Limits {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes one. Throws `too-many-requests` with the time until the next is allowed. */
  take(name: LimitName, who: string): void {
    const { burst, everyMs } = allowances[name];
    const now = performance.now();
    const bucket = this.#bucketOf(`${name} ${who}`, burst, now);
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / everyMs);
    bucket.at = now;
    if (bucket.tokens < 1) throw new Refusal('too-many-requests', { retryAfterMs: Math.ceil((1 - bucket.tokens) * everyMs) });
    bucket.tokens -= 1;
  }

  #bucketOf(key: string, burst: number, now: number): Bucket {
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > maxBuckets && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket;
  }
}
