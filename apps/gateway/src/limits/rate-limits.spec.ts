import { describe, expect, it } from '@jest/globals';
import type { Principal } from '@yimen/contracts';
import { RateLimits, callerOf } from './rate-limits.ts';

const principal = (more: Partial<Principal>): Principal => ({ id: 'x', roles: [], skills: [], expiresAt: 0, ...more });
const screen = principal({ id: 'device:h1', roles: ['device'], device: { kind: 'hall', hall: '310101018' } });

describe('callerOf', () => {
  it('counts by subject where a token was verified, by address otherwise', () => {
    expect(callerOf(undefined, '10.0.0.1', '/guide')).toEqual({ class: 'public', key: '10.0.0.1' });
    expect(callerOf(undefined, '10.0.0.1', '/api/identity/oidc/token')).toEqual({ class: 'sign-in', key: '10.0.0.1' });
    expect(callerOf(undefined, '10.0.0.1', '/api/identity/oidc/jwks')).toEqual({ class: 'public', key: '10.0.0.1' });
    expect(callerOf(screen, '10.0.0.1', '/api/queue/x')).toEqual({ class: 'device', key: 'device:h1' });
    expect(callerOf(principal({ id: 'p001', roles: ['resident'] }), '', '/')).toEqual({ class: 'resident', key: 'p001' });
    expect(callerOf(principal({ id: 'c003', roles: ['clerk'] }), '', '/')).toEqual({ class: 'staff', key: 'c003' });
    expect(callerOf(principal({ id: 'bank', roles: ['partner'] }), '', '/')).toEqual({ class: 'staff', key: 'bank' });
  });
});

describe('RateLimits', () => {
  it('lets phones behind one address use up nothing but their own', () => {
    const limits = new RateLimits({ public: 1, 'sign-in': 1, resident: 1, staff: 1, device: 1 });
    const phone = callerOf(undefined, '10.0.0.1', '/');
    const waits = Array.from({ length: 10 }, () => limits.take(phone, 0));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(4);
    expect(limits.take(callerOf(screen, '10.0.0.1', '/'), 0)).toBe(0);
    expect(limits.take(callerOf(undefined, '10.0.0.2', '/'), 0)).toBe(0);
  });
});
