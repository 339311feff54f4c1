import type { Principal } from '@yimen/contracts';
import { Buckets } from './buckets.ts';

/** Classes of callers; each has buckets of its own, so that phones never take anything from a kiosk or a clerk. */
export type CallerClass = 'public' | 'sign-in' | 'resident' | 'staff' | 'device';

export interface Caller {
  readonly class: CallerClass;
  /** Address, or the subject of a verified token. */
  readonly key: string;
}

const BURST_SECONDS = 4;

/** Who a request counts for. A verified token counts for its subject; everybody else for the address, sign-in apart. */
export function callerOf(principal: Principal | undefined, address: string, path: string): Caller {
  if (principal) {
    const subject = { key: principal.id };
    if (principal.device) return { class: 'device', ...subject };
    const onlyResident = principal.roles.every((role) => role === 'resident');
    return { class: onlyResident ? 'resident' : 'staff', ...subject };
  }
  const signIn = path.startsWith('/api/identity/') && !path.startsWith('/api/identity/oidc/jwks');
  return { class: signIn ? 'sign-in' : 'public', key: address };
}

export class RateLimits {
  private readonly buckets: Readonly<Record<CallerClass, Buckets>>;

  constructor(perSecond: Readonly<Record<CallerClass, number>>) {
    const bucketsOf = (rate: number) => new Buckets(rate, rate * BURST_SECONDS);
    this.buckets = {
      public: bucketsOf(perSecond.public),
      'sign-in': bucketsOf(perSecond['sign-in']),
      resident: bucketsOf(perSecond.resident),
      staff: bucketsOf(perSecond.staff),
      device: bucketsOf(perSecond.device),
    };
  }

  /** 0, or the milliseconds to wait. */
  take(caller: Caller, nowMs: number): number {
    return this.buckets[caller.class].take(caller.key, nowMs);
  }
}
