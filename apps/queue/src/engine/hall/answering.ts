import { Refusal } from '@yimen/platform';
import type { Batch } from './decide-batch.ts';
import type { Answered, Done } from './hall-day.ts';
import type { HallRequest, Waiting } from './request.ts';

/** The answer of the first press, or the refusal of another body under the same key. Throws `Refusal`. */
export function repeated(request: HallRequest, known: Answered): Done {
  if (known.bodyHash !== request.bodyHash || !known.done) throw new Refusal('idempotency-key-reused');
  return known.done;
}

/** Everybody whose answer depends on the fate of a batch. */
export function everybody(batch: Batch): Waiting[] {
  return [...batch.accepted.flat(), ...batch.refused.map(({ waiting }) => waiting)];
}

/** Answers the domain's refusals; only after the commit that they were decided on is durable. */
export function refuseAll(batch: Batch): void {
  for (const { waiting, refused } of batch.refused) waiting.reject(new Refusal(refused.refused.code, refused.refused.details));
}

export function rejectAll(waiting: readonly Waiting[], code: 'journal-unavailable' | 'outcome-unknown' | 'hall-moving'): void {
  for (const { reject } of waiting) reject(new Refusal(code));
}
