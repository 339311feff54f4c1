import type { Invariant } from '../result/result.ts';

export interface RunOptions {
  readonly kills: number;
  readonly seed: number;
  /** The protection that is off in this run; it must then break an invariant. */
  readonly negative?: string | undefined;
  /** Progress, for stderr. */
  readonly say: (line: string) => void;
}

export interface Negative {
  readonly about: string;
  /** Id of the invariant that must break. */
  readonly breaks: string;
}

/** A fault run: real processes under load, faults by seed, invariants checked from outside afterwards. */
export interface Suite {
  readonly about: string;
  readonly kills: { readonly small: number; readonly full: number };
  /** Faults that can be built in, one protection taken away each. */
  readonly negatives: Readonly<Record<string, Negative>>;
  run(options: RunOptions): Promise<Invariant[]>;
}
