import { z } from 'zod';

/** What a simulator can be told to do, by group (spec/bureaus.md section 11). */
export const behaviourNames = [
  // availability
  'stop',
  'hang',
  'reset',
  'slow',
  'error-500',
  'error-503',
  'error-429',
  'closed',
  'unauthorised',
  'redirect',
  // truth
  'commit-then-timeout',
  'commit-then-500',
  'commit-then-reset',
  'acknowledge-and-forget',
  'decide-differently',
  'refuse',
  // messages
  'html',
  'truncated',
  'wrong-type',
  'wrong-charset',
  'empty',
  'huge',
  'drip',
  'other-number',
  'unknown-code',
  'key-twice',
  // ledger
  'ledger-row-missing',
  'ledger-unsorted',
  'ledger-endless',
] as const;
export type BehaviourName = (typeof behaviourNames)[number];

/** A switch: what, on which requests, for how many, for which key, for how long. */
export const Behaviour = z.strictObject({
  name: z.enum(behaviourNames),
  on: z.enum(['any', 'order', 'query', 'cancel', 'ledger']).default('any'),
  /** Only the next so many. */
  next: z.int().min(1).max(100_000).optional(),
  key: z.string().max(64).optional(),
  forMs: z.int().min(1).max(86_400_000).optional(),
});
export type Behaviour = z.infer<typeof Behaviour>;
export type BehaviourInput = z.input<typeof Behaviour>;

export type Question = Exclude<Behaviour['on'], 'any'>;

interface Switch {
  readonly behaviour: Behaviour;
  readonly until: number;
  left: number;
}

/** The switches of one simulator. */
export class Switches {
  readonly #switches: Switch[] = [];
  /** What was switched, and when, for whoever wonders. */
  readonly log: { readonly at: number; readonly behaviour: Behaviour | 'heal' }[] = [];

  add(behaviour: Behaviour): void {
    const until = behaviour.forMs === undefined ? Infinity : performance.now() + behaviour.forMs;
    this.#switches.push({ behaviour, until, left: behaviour.next ?? Infinity });
    this.log.push({ at: Date.now(), behaviour });
  }

  heal(): void {
    this.#switches.length = 0;
    this.log.push({ at: Date.now(), behaviour: 'heal' });
  }

  /** What to do with a request; a counted switch is used up by it. */
  take(on: Question, key: string): BehaviourName | undefined {
    const now = performance.now();
    const found = this.#switches.find(({ behaviour, until, left }) => {
      const isAbout = (behaviour.on === 'any' || behaviour.on === on) && (behaviour.key === undefined || behaviour.key === key);
      return isAbout && left > 0 && until > now;
    });
    if (!found) return undefined;
    found.left -= 1;
    return found.behaviour.name;
  }
}
