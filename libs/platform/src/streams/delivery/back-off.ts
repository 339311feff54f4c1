const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before the next delivery, by how often the message was delivered: spec/intake.md 10.1. Afterwards hourly. */
const waitsMs = [1 * SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE] as const;

/** How long a message that failed on its n-th delivery waits, in ms. */
export function redeliveryDelayMs(deliveries: number): number {
  return waitsMs[Math.max(0, deliveries - 1)] ?? HOUR;
}
