import { problemOf } from '@yimen/contracts';
import type { Problem, ProblemCode } from '@yimen/contracts';

/** A request that is refused with a stable code. The filters turn it into a problem document; it is no fault of ours and is not logged as one. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(
    readonly code: ProblemCode,
    readonly details?: Record<string, unknown>,
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'Refusal';
    this.problem = problemOf(code, details);
  }
}

/** A refusal as the domain returns it: a value with a code, and what the page may know about it. */
export interface RefusalValue {
  readonly kind?: string;
  readonly code: ProblemCode;
  readonly details?: Record<string, unknown> | undefined;
}

/** Passes a result through, or throws the `Refusal` that the domain returned as a value `{ refused: { code, details } }`. */
export function orThrow<T>(result: T | { readonly refused: RefusalValue }): T {
  if (typeof result === 'object' && result !== null && 'refused' in result) {
    throw new Refusal(result.refused.code, result.refused.details);
  }
  return result;
}
