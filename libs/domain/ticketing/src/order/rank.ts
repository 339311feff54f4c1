import type { Rank } from '../wire/values.ts';

/** Compares two ranks lexicographically, a prefix first. Zero only for the same ticket: seq and index of the issuing event differ. */
export function compareRanks(left: Rank, right: Rank): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Rank of a newly issued ticket: time and place of its event in the journal. Wall time alone never decides. */
export function issuedRank(at: number, seq: number, index: number): number[] {
  return [at, seq, index];
}

/** The place directly behind a ticket, before earlier returns to the same place. */
export function rankBehind(rank: Rank, seq: number, index: number): number[] {
  // 0 − x, because −0 would not survive JSON.
  return [...rank, 0 - seq, 0 - index];
}
