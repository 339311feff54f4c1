import { z } from 'zod';

/** Where a case stands. There is no case before `receive`. Source: spec/intake.md 3. */
export const CaseState = z.enum([
  'RECEIVED',
  'TRANSFERRED',
  'SUPPLEMENT',
  'ACCEPTED',
  'REVIEW',
  'SPECIAL',
  'EXTENDED',
  'DECIDED',
  'CLOSED',
  'REFUSED',
  'TERMINATED',
  'DELIVERED',
  'WITHDRAWN',
  'VOID',
]);
export type CaseState = z.infer<typeof CaseState>;

/** How it came out, kept beside the state: a delivered case still says what was delivered. */
export const CaseOutcome = z.enum(['granted', 'partly', 'denied', 'refused', 'terminated', 'withdrawn', 'void']);
export type CaseOutcome = z.infer<typeof CaseOutcome>;

export type Phase = 1 | 2 | 3 | 4 | 5;

/** The phase of a case never decreases (invariant C6). WITHDRAWN and VOID end at once, so they stand with DELIVERED. */
export const phaseOf = {
  RECEIVED: 1,
  TRANSFERRED: 1,
  SUPPLEMENT: 1,
  ACCEPTED: 2,
  REVIEW: 2,
  SPECIAL: 2,
  EXTENDED: 2,
  DECIDED: 3,
  CLOSED: 4,
  REFUSED: 4,
  TERMINATED: 4,
  DELIVERED: 5,
  WITHDRAWN: 5,
  VOID: 5,
} as const satisfies Record<CaseState, Phase>;

/** The states of one phase, for the commands that a whole phase allows. */
export function statesOf(...phases: readonly Phase[]): CaseState[] {
  return CaseState.options.filter((state) => phases.includes(phaseOf[state]));
}
