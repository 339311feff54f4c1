import type { Cancelled, Known, Sent } from '../adapters/port.ts';

/** Reasons that say something about the system's health. A full house of ours, a refusal by table or a wrong word do not. */
const unhealthy = new Set<string>([
  'refused',
  'dns',
  'tls',
  'connect-timeout',
  'unauthorised',
  'redirect',
  'timeout',
  'reset',
  'server-error',
  'unreadable',
  'content-type',
  'encoding',
  'too-large',
]);

/** Whether a result counts against the system in its breaker. */
export function countsAgainst(result: unknown): boolean {
  const { kind, why } = (result ?? {}) as { kind?: string; why?: string };
  return (kind === 'unknown' || kind === 'not-sent') && why !== undefined && unhealthy.has(why);
}

/** Whether the system refuses us as such: no single order is to blame. */
export function refusesUs(result: Sent | Known | Cancelled): boolean {
  return result.kind === 'not-sent' && (result.why === 'unauthorised' || result.why === 'redirect');
}
