import type { IncomingMessage } from 'node:http';
import { TokenBucket } from '@yimen/platform/sockets';

/** How long a client that comes while the edge drains should wait. */
const DRAIN_SECONDS = 3;

/**
 * Who may begin a handshake now: two buckets, so that the phones of a whole city that come back at once do not keep a screen waiting.
 * A client says which it is in the address (`for=ticket` or `for=city` are phones and pages); lying gains nothing but the wrong bucket.
 */
export class Admission {
  private readonly devices: TokenBucket;
  private readonly phones: TokenBucket;
  private draining = false;

  constructor(devicesPerSecond: number, phonesPerSecond: number) {
    this.devices = new TokenBucket(devicesPerSecond, devicesPerSecond * 2);
    this.phones = new TokenBucket(phonesPerSecond, phonesPerSecond * 2);
  }

  /** Undefined lets it in; otherwise the seconds to wait. */
  admit(request: IncomingMessage): number | undefined {
    if (this.draining) return DRAIN_SECONDS;
    const bucket = /[?&]for=(ticket|city)(&|$)/.test(request.url ?? '') ? this.phones : this.devices;
    return bucket.take() ? undefined : Math.max(1, bucket.secondsUntilNext());
  }

  /** From now on nobody is let in. */
  drain(): void {
    this.draining = true;
  }
}
