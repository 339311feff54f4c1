import { createHash } from 'node:crypto';

/** Chance of a simulator: a function of seed, system, key and what it is for, so that a run repeats by its seed whatever the interleaving. */
export function chance(seed: number, ...names: readonly (string | number)[]): number {
  const digest = createHash('sha256')
    .update([seed, ...names].join('\0'), 'utf8')
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** A log-normal factor around 1 (sigma 0.4) from two chances. */
export function logNormal(one: number, other: number): number {
  const normal = Math.sqrt(-2 * Math.log(Math.max(one, 1e-9))) * Math.cos(2 * Math.PI * other);
  return Math.exp(0.4 * normal);
}
